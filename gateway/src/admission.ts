import { DurableObject } from "cloudflare:workers";
import type {
	AdmissionAnswer,
	AdmissionRequest,
	AdmissionStub,
	KeyringObject,
	StoredRecord,
} from "./admission-protocol.ts";
import { type AdmissionStore, NonceStore } from "./nonce-store.ts";
import type { SqlBinding, SqlStore } from "./nonce-tables.ts";

/** Composes the class of a key's Durable Object around the store that decides. */
export function composeAdmission(openStore: (sql: SqlStore, env: Cloudflare.Env) => AdmissionStore) {
	return class extends DurableObject implements AdmissionStub, KeyringObject {
		readonly #store: AdmissionStore;
		/** Whether an alarm is known to be set; after an eviction it is simply set again. */
		#pruneScheduled = false;

		constructor(state: DurableObjectState, env: Cloudflare.Env) {
			super(state, env);
			const { sql } = state.storage;
			const store = {
				exec: (query: string, ...bindings: SqlBinding[]) => sql.exec(query, ...bindings),
				transaction: <T>(work: () => T) => state.storage.transactionSync(work),
			};
			this.#store = openStore(store, env);
		}

		/** The one call that a request pays for (HMAC-NONCE-02). Not answered before what it decided is on disk. */
		async admit(requests: readonly AdmissionRequest[]): Promise<readonly AdmissionAnswer[]> {
			const now = Date.now() / 1000;
			const answers = await Promise.all(requests.map((request) => this.#store.admit(request, now)));
			if (!this.#pruneScheduled && answers.some(({ decision }) => decision === "admitted")) {
				await this.#schedulePrune(this.#store.nextPruneAt());
			}
			return answers;
		}

		async setRevoked(revoked: boolean): Promise<void> {
			this.#store.setRevoked(revoked);
		}

		async setRecord(record: StoredRecord): Promise<boolean> {
			return this.#store.setRecord(record);
		}

		async storedRecord(): Promise<StoredRecord | null> {
			return this.#store.storedRecord();
		}

		override async alarm(): Promise<void> {
			this.#pruneScheduled = false;
			await this.#schedulePrune(this.#store.prune(Date.now() / 1000));
		}

		async #schedulePrune(atSeconds: number | undefined): Promise<void> {
			if (atSeconds !== undefined) {
				await this.ctx.storage.setAlarm(atSeconds * 1000);
				this.#pruneScheduled = true;
			}
		}
	};
}

/** The Durable Object `nonce-<key id>`: the single place on earth where a nonce of that key is admitted. */
export class Admission extends composeAdmission((sql) => new NonceStore(sql)) {}
