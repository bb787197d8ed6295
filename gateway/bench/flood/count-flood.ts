import { type CountedCalls, takeCounts } from "../counted-calls.ts";
import { bearerRequest, type PreparedRequest, signedRequest } from "../prepared-request.ts";
import { requireForwarded, sendAll } from "../send.ts";
import type { Stands } from "../stands.ts";
import type { FloodClass } from "./flood-class.ts";
import { requireRefused } from "./require-refused.ts";
import { type StoredObjects, storedObjectsAtRest } from "./stored-objects.ts";

/** What a flood asked of others, and what was stored before it and after. */
export interface CountedFlood {
	/** By the name of the class. */
	readonly calls: ReadonlyMap<string, CountedCalls>;
	readonly before: StoredObjects;
	readonly after: StoredObjects;
}

/** Sends so many requests of each class to gateways that count whom they call, and nothing else between the two looks at the disk. */
export async function countFlood(
	{ urlOf, objects, tokens }: Stands,
	classes: readonly FloodClass[],
	{ each, atOnce }: { readonly each: number; readonly atOnce: number },
): Promise<CountedFlood> {
	// As in an isolate that is at work: it has the issuer's keys, and the records that isolates keep.
	await useRightly(urlOf("counting"), (await tokens.mint("ES256", 1, Date.now())).map(bearerRequest));
	for (const { kept } of classes) {
		if (kept !== undefined) await useKey(urlOf("counting"), kept);
	}
	const before = await storedObjectsAtRest(objects);
	const calls = new Map<string, CountedCalls>();
	for (const one of classes) {
		const gateway = one.limited === true ? "counting-limited" : "counting";
		await takeCounts(urlOf(`${gateway}:Counts`));
		const requests = Array.from({ length: each }, () => one.prepare(Date.now()));
		requireRefused(await sendAll(urlOf(gateway), requests, atOnce), one);
		calls.set(one.name, await takeCounts(urlOf(`${gateway}:Counts`)));
	}
	return { calls, before, after: await storedObjectsAtRest(objects) };
}

/** Uses a key rightly, so that the isolate has read its record. */
export async function useKey(url: string, keyId: string): Promise<void> {
	await useRightly(url, [signedRequest(keyId, Date.now())]);
}

async function useRightly(url: string, requests: readonly PreparedRequest[]): Promise<void> {
	requireForwarded(await sendAll(url, requests, 1), requests);
}
