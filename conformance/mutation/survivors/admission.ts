import type { Explanation } from "../explanation.ts";

const file = "gateway/src/admission.ts";
const isDue = '!this.#pruneScheduled && answers.some(({ decision }) => decision === "admitted")';
const admitted = 'decision === "admitted"';

export const admissionSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nobody outside can revoke a key at its admission object, which takes that from the operator alone; admission.contract.ts does (HMAC-KEY-04).",
		mutants: [{ from: "{ this.#store.setRevoked(revoked); }" }, { from: "this.#store.setRevoked(revoked);" }],
	},
	{
		file,
		reason:
			"The operator's keyring alone tells an object of a record and asks for it; keyring.workers.test.ts does both.",
		mutants: [
			{ from: "{ return this.#store.setRecord(record); }" },
			{ from: "{ return this.#store.storedRecord(); }" },
		],
	},
	{
		file,
		reason:
			"No alarm is due before a nonce has lapsed for a minute, and what it leaves undone shows when the store of a key is full; admission.contract.ts fills one, runs the alarm that is set, and asks when the next one is (HMAC-NONCE-10).",
		mutants: [
			{ from: "{ this.#pruneScheduled = false; await this.#schedulePrune(this.#store.prune(Date.now() / 1000)); }" },
			{ from: "false", inLine: "this.#pruneScheduled = false;" },
			{ from: "Date.now() / 1000", inLine: "await this.#schedulePrune(this.#store.prune(Date.now() / 1000));" },
			{ from: "false", inLine: "#pruneScheduled = false;" },
			{ from: isDue, to: "false" },
			{ from: `({ decision }) => ${admitted}` },
			{ from: admitted, to: "false" },
			{ from: admitted, to: 'decision !== "admitted"' },
			{ from: '"admitted"' },
			{ from: "!this.#pruneScheduled" },
			{ from: "{ await this.#schedulePrune(this.#store.nextPruneAt()); }" },
			{
				from: "{ if (atSeconds !== undefined) { await this.ctx.storage.setAlarm(atSeconds * 1000); this.#pruneScheduled = true; } }",
			},
			{ from: "atSeconds !== undefined" },
			{ from: "{ await this.ctx.storage.setAlarm(atSeconds * 1000); this.#pruneScheduled = true; }" },
			{ from: "atSeconds * 1000" },
		],
	},
	{
		file,
		reason:
			"It takes two requests that arrive together, one of which is refused, at an object that never admitted any; admission.workers.test.ts has such two, and asks for the alarm (HMAC-NONCE-10).",
		mutants: [{ from: isDue.replace(/^.*&& /, ""), to: `answers.every(({ decision }) => ${admitted})` }],
	},
	{
		file,
		reason:
			"The alarm is set once more to the time for which it is set already: a write for each request that nobody sees, inside or outside, but in what it costs.",
		mutants: [
			{ from: isDue, to: "true" },
			{ from: isDue, to: `!this.#pruneScheduled || answers.some(({ decision }) => ${admitted})` },
			{ from: admitted, to: "true" },
			{ from: "true", inLine: "this.#pruneScheduled = true;" },
		],
	},
];
