import type { AdmissionNamespace } from "../admission-protocol.ts";
import type { AdmissionStore, SqlStore } from "../nonce-store.ts";

/** SQLite databases by name, each with what it held before: the storage of Durable Objects, or another. */
export interface SqlStorage {
	within<T>(name: string, work: (sql: SqlStore) => T | Promise<T>): Promise<T>;
}

/** An admission namespace under an injected clock; every call opens the store anew, as after an eviction. */
export function admissionOver(
	storage: SqlStorage,
	openStore: (sql: SqlStore) => AdmissionStore,
	nowMs: () => number,
): AdmissionNamespace {
	return {
		getByName: (name) => ({
			admit: (request) => storage.within(name, (sql) => openStore(sql).admit(request, nowMs() / 1000)),
		}),
	};
}
