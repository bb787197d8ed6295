/** What the Worker asks of a key's Durable Object in its one call, and what it answers (HMAC-NONCE, LIM). */

export interface Quotas {
	readonly minute?: number | undefined;
	readonly hour?: number | undefined;
	readonly day?: number | undefined;
}

export interface AdmissionRequest {
	readonly nonce: string;
	/** Unix seconds after which the timestamp of the request can no longer be accepted. */
	readonly acceptableUntil: number;
	/** Requests admitted per fixed UTC window; absent: unlimited. */
	readonly quotas: Quotas;
	/** How many live nonces the object holds at the most. */
	readonly liveNonces: number;
}

/** One counted window; `reset` is the Unix second in which it ends. */
export interface QuotaState {
	readonly window: keyof Quotas;
	readonly limit: number;
	readonly remaining: number;
	readonly reset: number;
}

export type AdmissionAnswer =
	| { readonly decision: "admitted"; readonly quotas: readonly QuotaState[] }
	| { readonly decision: "over_quota"; readonly quotas: readonly QuotaState[] }
	| { readonly decision: "replayed" | "revoked" | "full" };

/** The Durable Object of a key as the Worker sees it. */
export interface AdmissionObject {
	admit(request: AdmissionRequest): Promise<AdmissionAnswer>;
}

/** Finds the one object on earth that decides for a key. */
export interface AdmissionNamespace {
	getByName(name: string): AdmissionObject;
}
