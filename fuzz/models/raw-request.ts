/** What a gateway is given of a signed request, as its platform hands the texts over: nothing trimmed, nothing parsed. */
export interface RawRequest {
	readonly method: string;
	readonly target: string;
	readonly host: string;
	/** Absent where the header field is. */
	readonly contentType?: string;
	readonly keyId: string;
	readonly timestamp: string;
	readonly nonce: string;
	readonly contentHash: string;
}
