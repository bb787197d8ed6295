import type { AdmissionRequest } from "../admission-protocol.ts";
import type { AdmissionStore } from "../nonce-store.ts";

/** What decides for one key. Each call of `open` opens it over the same, at first empty, database: a restart. */
export interface StoreSubject {
	readonly open: () => AdmissionStore;
}

/** A whole UTC day, so that windows begin here. */
export const now = 1_767_225_600;
export const window = 300;

export function request(nonce: string, changes: Partial<AdmissionRequest> = {}): AdmissionRequest {
	return { nonce, acceptableUntil: now + window, quotas: {}, liveNonces: 1000, recordVersion: 0, ...changes };
}

/** The decision on a nonce, by a store that may take its time. */
export async function decide(
	store: AdmissionStore,
	nonce: string,
	at = now,
	changes: Partial<AdmissionRequest> = {},
): Promise<string> {
	return (await store.admit(request(nonce, changes), at)).decision;
}
