import { encodeUtf8 } from "#protocol";
import type { AdmissionAnswer, AdmissionRequest, Quotas } from "./admission-protocol.ts";

/**
 * Among how many admission objects a hot key is divided, and since when. The division may be changed while the key is in
 * use: what can be accepted no longer than `from` meets the objects that there were before, and for as long as such nonces
 * may be live, whatever can be accepted longer meets the old objects and the new ones (HMAC-NONCE-01, HMAC-NONCE-12).
 */
export interface Shards {
	readonly count: number;
	/** Objects before the last change. */
	readonly before: number;
	/** Unix second of the last change. */
	readonly from: number;
}

/** The division of a key at the time of a request. */
export interface Division {
	readonly shards: Shards;
	/** Unix seconds. */
	readonly nowSeconds: number;
}

/** One object that is to admit a request. */
export interface Shard {
	/** Of the Durable Object. No key id has a slash. */
	readonly object: string;
	readonly index: number;
	readonly count: number;
	/** Whether it counts the request against quotas; where two are asked, one of them does. */
	readonly counts: boolean;
}

/** By how much the clocks of isolates and objects may differ. */
const marginSeconds = 60;

/** The objects that have to admit a request of a key, in this order. */
export async function shardsFor(
	keyId: string,
	{ nonce, acceptableUntil }: Pick<AdmissionRequest, "nonce" | "acceptableUntil">,
	division: Division | undefined,
): Promise<readonly Shard[]> {
	if (division === undefined) {
		return [{ object: objectName(keyId, 0, 1), index: 0, count: 1, counts: true }];
	}
	const { shards, nowSeconds } = division;
	const isOld = acceptableUntil <= shards.from;
	const isBetween = !isOld && nowSeconds < shards.from + marginSeconds;
	const counts = isOld ? [shards.before] : isBetween ? [shards.before, shards.count] : [shards.count];
	const digest = await numberOf(nonce);
	return [...new Set(counts)].map((count, place) => {
		const index = digest % count;
		return { object: objectName(keyId, index, count), index, count, counts: place === 0 };
	});
}

/** The object that every key has, however it is divided: who changes its record first is decided there. */
export function keeperOf(keyId: string): string {
	return objectName(keyId, 0, 1);
}

/** All objects that a key has, or had before the last change of its division: what is told to one is told to each. */
export function objectsOf(keyId: string, shards: Shards | undefined): readonly string[] {
	const counts = new Set(shards === undefined ? [1] : [1, shards.before, shards.count]);
	return [...counts].flatMap((count) => Array.from({ length: count }, (_, index) => objectName(keyId, index, count)));
}

function objectName(keyId: string, index: number, count: number): string {
	return count === 1 ? `nonce-${keyId}` : `nonce-${keyId}/${count}/${index}`;
}

async function numberOf(nonce: string): Promise<number> {
	const digest = await crypto.subtle.digest("SHA-256", encodeUtf8(nonce));
	return new DataView(digest).getUint32(0);
}

/** The part of each quota that one object may admit. All parts together are the quota, so that it is never exceeded. */
export function shareOf(quotas: Quotas, { index, count, counts }: Shard): Quotas {
	const share = (limit: number | undefined) =>
		limit === undefined ? undefined : Math.floor(limit / count) + (index < limit % count ? 1 : 0);
	return counts ? { minute: share(quotas.minute), hour: share(quotas.hour), day: share(quotas.day) } : {};
}

/** An object's answer in terms of the whole key; what remains is estimated by what remains in the one object. */
export function wholeOf(answer: AdmissionAnswer, quotas: Quotas, { count }: Shard): AdmissionAnswer {
	if (!("quotas" in answer) || count === 1) {
		return answer;
	}
	const whole = answer.quotas.map((quota) => {
		const limit = quotas[quota.window] ?? quota.limit;
		return { ...quota, limit, remaining: Math.min(limit, quota.remaining * count) };
	});
	return { ...answer, quotas: whole };
}
