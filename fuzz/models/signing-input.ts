/** What a signer is given (section 4 of the specification, and the partner's harness). */
export interface SigningInput {
	readonly keyId: string;
	readonly secret: string;
	/** Unix seconds; any number, so that a signer can refuse it. */
	readonly timestamp: number;
	readonly nonce: string;
	readonly method: string;
	readonly url: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly bodyBase64: string;
}
