import type { AdmissionAnswer, AdmissionRequest } from "../../../gateway/src/admission-protocol.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "../../../gateway/src/nonce-store.ts";
import { NonceTables } from "../../../gateway/src/nonce-tables.ts";

/** An admission store that decides in another way and leaves the rest to the reference. */
export function deciding(
	admit: (
		reference: NonceStore,
		request: AdmissionRequest,
		nowSeconds: number,
		sql: SqlStore,
	) => ReturnType<AdmissionStore["admit"]>,
): (sql: SqlStore) => AdmissionStore {
	return (sql) => {
		const reference = new NonceStore(sql);
		return around(reference, { admit: (request, nowSeconds) => admit(reference, request, nowSeconds, sql) });
	};
}

/** The reference with some of its doings replaced. */
export function around(reference: NonceStore, replaced: Partial<AdmissionStore>): AdmissionStore {
	return {
		admit: (request, nowSeconds) => reference.admit(request, nowSeconds),
		setRevoked: (revoked) => reference.setRevoked(revoked),
		setRecord: (record) => reference.setRecord(record),
		storedRecord: () => reference.storedRecord(),
		prune: (nowSeconds) => reference.prune(nowSeconds),
		nextPruneAt: () => reference.nextPruneAt(),
		...replaced,
	};
}

/** The reference, but for what it forgets when it clears what has lapsed. */
export function clearing(clear: (nonces: NonceTables, nowSeconds: number) => void): (sql: SqlStore) => AdmissionStore {
	return (sql) => {
		let reference = new NonceStore(sql);
		return {
			admit: (request, nowSeconds) => reference.admit(request, nowSeconds),
			setRevoked: (revoked) => reference.setRevoked(revoked),
			setRecord: (record) => reference.setRecord(record),
			storedRecord: () => reference.storedRecord(),
			nextPruneAt: () => reference.nextPruneAt(),
			prune: (nowSeconds) => {
				clear(new NonceTables(sql), nowSeconds);
				reference = new NonceStore(sql);
				return reference.nextPruneAt();
			},
		};
	};
}

/** Leaves the store as if it had never been opened. */
export function empty(sql: SqlStore): void {
	new NonceTables(sql).forgetThrough(Number.POSITIVE_INFINITY);
	for (const table of ["state", "usage", "record"]) {
		sql.exec(`DROP TABLE IF EXISTS ${table}`);
	}
}

/** Whether a nonce stands in the store of the reference. */
export function isWrittenDown(sql: SqlStore, nonce: string): boolean {
	return new NonceTables(sql).spentBy(nonce) !== undefined;
}

/** Takes a nonce out of the store of the reference, or else the oldest one. */
export function strike(sql: SqlStore, nonce?: string): void {
	for (const name of new NonceTables(sql).names) {
		const struck = nonce ?? sql.exec(`SELECT nonce FROM ${name} LIMIT 1`).toArray()[0]?.["nonce"];
		if (struck !== undefined) {
			sql.exec(`DELETE FROM ${name} WHERE nonce = ?`, String(struck));
		}
		if (struck !== undefined && nonce === undefined) {
			return;
		}
	}
}

/** Everything that the reference decides but for the nonce, which stands under a name that nobody else has. */
export function admitApartFromNonce(
	reference: NonceStore,
	request: AdmissionRequest,
	nowSeconds: number,
): AdmissionAnswer {
	return reference.admit({ ...request, nonce: `${request.nonce} ${crypto.randomUUID()}` }, nowSeconds);
}
