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
	/** The version of the key record that the request was verified with; 0 where it has none. */
	readonly recordVersion: number;
	/**
	 * What no other request has, so that one whose answer was lost may be asked again: an object that has admitted it says so
	 * again. Absent for a request that is never asked again.
	 */
	readonly attempt?: string | undefined;
}

/** A key record as the key's object keeps it, beside its version: a whole number that grows with each change. */
export interface StoredRecord {
	readonly version: number;
	readonly text: string;
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
	/** The request was verified with a record that has been replaced by this one; nothing was spent. */
	| { readonly decision: "stale"; readonly record: string }
	| { readonly decision: "replayed" | "revoked" | "full" };

/** What decides for one nonce, as the stages of the gateway see it. */
interface AdmissionObject {
	admit(request: AdmissionRequest): Promise<AdmissionAnswer>;
}

/** Finds the one object on earth that decides for a key, or for a share of its nonces. */
export interface AdmissionNamespace {
	getByName(name: string): AdmissionObject;
}

/** The Durable Object itself: requests that travel together are answered together, in their order. */
export interface AdmissionStub {
	admit(requests: readonly AdmissionRequest[]): Promise<readonly AdmissionAnswer[]>;
}

/** https://developers.cloudflare.com/durable-objects/reference/data-location/ */
export const locationHints = [
	"wnam",
	"enam",
	"sam",
	"weur",
	"eeur",
	"apac",
	"apac-ne",
	"apac-se",
	"oc",
	"afr",
	"me",
] as const;

type LocationHint = (typeof locationHints)[number];

/** The Durable Object, as those reach it who run the gateway. */
export interface KeyringObject {
	/** Keeps the record and vouches for it; false, with nothing changed, where it keeps one that is as new. */
	setRecord(record: StoredRecord): Promise<boolean>;
	setRevoked(revoked: boolean): Promise<void>;
	storedRecord(): Promise<StoredRecord | null>;
}

/** The binding of the Durable Objects. */
export interface AdmissionBinding {
	getByName(name: string, options?: { locationHint?: LocationHint }): AdmissionStub;
}
