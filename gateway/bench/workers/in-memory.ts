import { DurableObject } from "cloudflare:workers";
import type { AdmissionAnswer, AdmissionRequest, AdmissionStub } from "../../src/admission-protocol.ts";

export { default } from "../../src/worker.ts";

/**
 * A Durable Object that remembers nonces in memory only, for what durability costs. For measuring only: it has forgotten
 * everything after an eviction, and forgets nothing before.
 */
export class Admission extends DurableObject implements AdmissionStub {
	readonly #spent = new Map<string, number>();

	async admit(requests: readonly AdmissionRequest[]): Promise<readonly AdmissionAnswer[]> {
		return requests.map((request) => this.#admitOne(request));
	}

	#admitOne({ nonce, acceptableUntil }: AdmissionRequest): AdmissionAnswer {
		if (this.#spent.has(nonce)) {
			return { decision: "replayed" };
		}
		this.#spent.set(nonce, acceptableUntil);
		return { decision: "admitted", quotas: [] };
	}
}
