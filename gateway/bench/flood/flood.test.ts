import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { takeCounts } from "../counted-calls.ts";
import { sendAll } from "../send.ts";
import { withStands } from "../stands.ts";
import { countFlood, useKey } from "./count-flood.ts";
import { floodClasses } from "./index.ts";
import { requireRefused } from "./require-refused.ts";
import { knownKeys } from "./signatures.ts";
import { storedObjects } from "./stored-objects.ts";

/** Nothing is measured here: every class is sent a few times, and it is shown that the counts would tell of a gateway that stores. */
let storage: string;
beforeAll(async () => {
	storage = await mkdtemp(join(tmpdir(), "countersign-flood-"));
});
afterAll(() => rm(storage, { recursive: true, force: true }));

const each = 4;

it("is answered as its classes are, and leaves nothing behind", async () => {
	await withStands(
		storage,
		({ counting, countingLimited }) => [counting, countingLimited],
		async (stands) => {
			// What is used rightly stays in memory for ten seconds, for which nobody waits here.
			const classes = (await floodClasses(stands.tokens, Date.now())).map(({ kept, ...one }) => one);
			const { calls, before, after } = await countFlood(stands, classes, { each, atOnce: 4 });
			expect(after).toEqual(before);
			expect(after.objects).toBe(0);
			const asking = (what: "keyStore" | "admission" | "fetches") =>
				Object.fromEntries(
					[...calls].filter(([, counted]) => counted[what] > 0).map(([name, counted]) => [name, counted[what]]),
				);
			expect(asking("keyStore")).toEqual({
				"unknown key, another each time": each,
				"wrong signature, record kept for its version": each,
				"wrong signature, record without a version": each,
			});
			expect(asking("admission")).toEqual({});
			expect(asking("fetches")).toEqual({ "token of an unknown kid, another each time": 1 });
			await useKey(stands.urlOf("counting"), knownKeys.unversioned);
			expect(await takeCounts(stands.urlOf("counting:Counts"))).toEqual({ keyStore: 1, admission: 1, fetches: 1 });
		},
	);
});

it("would be seen in what a gateway stores that spends nonces before it verifies signatures", async () => {
	await withStands(
		storage,
		({ reference }) => [
			{
				...reference,
				source: "conformance/mutants/worker.ts",
				bindings: { ...reference.bindings, MUTANT: { text: "nonce-spent-before-the-signature" } },
			},
		],
		async ({ urlOf, objects, tokens }) => {
			const classes = await floodClasses(tokens, Date.now());
			const before = await storedObjects(objects);
			for (const one of classes.filter(({ refusal }) => refusal.code === "invalid_credentials")) {
				const requests = Array.from({ length: each }, () => one.prepare(Date.now()));
				requireRefused(await sendAll(urlOf("reference"), requests, 4), one);
			}
			const after = await storedObjects(objects);
			// One for each key of which somebody claimed to be the holder.
			expect(after.objects - before.objects).toBe(each + Object.keys(knownKeys).length);
			expect(after.bytes).toBeGreaterThan(before.bytes);
		},
	);
});
