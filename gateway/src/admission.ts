import { DurableObject } from "cloudflare:workers";
import type { AdmissionAnswer, AdmissionObject, AdmissionRequest } from "./admission-protocol.ts";
import { NonceStore } from "./nonce-store.ts";

/** The Durable Object `nonce-<key id>`: the single place on earth where a nonce of that key is admitted. */
export class Admission extends DurableObject implements AdmissionObject {
	readonly #store: NonceStore;
	/** Whether an alarm is known to be set; after an eviction it is simply set again. */
	#pruneScheduled = false;

	constructor(state: DurableObjectState, env: Cloudflare.Env) {
		super(state, env);
		const { sql } = state.storage;
		this.#store = new NonceStore({
			exec: (query, ...bindings) => sql.exec(query, ...bindings),
			transaction: (work) => state.storage.transactionSync(work),
		});
	}

	/** The one call that a request pays for (HMAC-NONCE-02). Not answered before what it decided is on disk. */
	async admit(request: AdmissionRequest): Promise<AdmissionAnswer> {
		const answer = this.#store.admit(request, Date.now() / 1000);
		if (answer.decision === "admitted" && !this.#pruneScheduled) {
			await this.#schedulePrune(this.#store.nextPruneAt());
		}
		return answer;
	}

	async setRevoked(revoked: boolean): Promise<void> {
		this.#store.setRevoked(revoked);
	}

	override async alarm(): Promise<void> {
		this.#pruneScheduled = false;
		await this.#schedulePrune(this.#store.prune(Date.now() / 1000));
	}

	async #schedulePrune(atSeconds: number | undefined): Promise<void> {
		if (atSeconds !== undefined) {
			this.#pruneScheduled = true;
			await this.ctx.storage.setAlarm(atSeconds * 1000);
		}
	}
}
