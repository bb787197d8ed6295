import { accept, type Result, refuse } from "#protocol";
import type { AdmissionAnswer, AdmissionNamespace, AdmissionRequest } from "./admission-protocol.ts";
import { withinSeconds } from "./deadline.ts";
import { type Division, type Shard, shardsFor, shareOf, wholeOf } from "./shards.ts";

/** What is asked of a key's admission objects. */
export interface AdmissionAsk extends AdmissionRequest {
	/** Absent for a key that has one object. */
	readonly division?: Division;
}

/**
 * Asks the key's admission object, once (HMAC-NONCE); while the division of a key is being changed, two of them. Objects that
 * fail or are late are `replay_store_unavailable`, never an admission (HMAC-NONCE-11).
 */
export async function admit(
	keyId: string,
	{ division, ...request }: AdmissionAsk,
	namespace: AdmissionNamespace,
	seconds: number,
): Promise<Result<AdmissionAnswer>> {
	try {
		const shards = await shardsFor(keyId, request, division);
		return accept(await withinSeconds(seconds, admitAtEach(shards, request, namespace)));
	} catch {
		return refuse("replay_store_unavailable");
	}
}

/** The answer of the first that does not admit, or else of the first, which counts. */
async function admitAtEach(
	shards: readonly Shard[],
	request: AdmissionRequest,
	namespace: AdmissionNamespace,
): Promise<AdmissionAnswer> {
	let first: AdmissionAnswer | undefined;
	for (const shard of shards) {
		const asked = { ...request, quotas: shareOf(request.quotas, shard) };
		const answer = wholeOf(await namespace.getByName(shard.object).admit(asked), request.quotas, shard);
		if (answer.decision !== "admitted") {
			return answer;
		}
		first ??= answer;
	}
	if (first === undefined) {
		throw new Error("a key has one admission object at least");
	}
	return first;
}
