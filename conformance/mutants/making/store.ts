import type { AdmissionAnswer, AdmissionRequest } from "../../../gateway/src/admission-protocol.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "../../../gateway/src/nonce-store.ts";

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
		prune: (nowSeconds) => reference.prune(nowSeconds),
		nextPruneAt: () => reference.nextPruneAt(),
		...replaced,
	};
}

/** Everything that the reference decides but for the nonce, which stands under a name that nobody else has. */
export function admitApartFromNonce(
	reference: NonceStore,
	request: AdmissionRequest,
	nowSeconds: number,
): AdmissionAnswer {
	return reference.admit({ ...request, nonce: `${request.nonce} ${crypto.randomUUID()}` }, nowSeconds);
}
