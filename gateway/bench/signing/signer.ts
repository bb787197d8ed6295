/** A library that signs one request again and again, always with the same result. */
export interface BenchSigner {
	readonly name: string;
	/** The signature, as the library writes it. */
	readonly sign: () => string | Promise<string>;
}
