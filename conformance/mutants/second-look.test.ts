import { describe, expect, it } from "vitest";
import type { Check } from "../engine/check.ts";
import type { Result } from "../report/schema.ts";
import { lookAgain } from "./second-look.ts";

const check = (id: string): Check => ({
	kind: "scenario",
	id,
	requirement: "ANS-05",
	title: "is there",
	severity: "low",
	threats: [],
	references: [],
	needs: [],
	run: async () => ({ verdict: "pass" }),
});

const result = (id: string, verdict: Result["verdict"], actual?: string): Result => ({
	id,
	requirement: "ANS-05",
	level: "MUST",
	severity: "low",
	title: "is there",
	durationMs: 0,
	verdict,
	...(actual === undefined ? {} : { actual }),
});

/** The ids that are run again, and the verdicts in the end, if everything passes the second time. */
async function look(first: readonly Result[]) {
	const again: string[] = [];
	const results = await lookAgain(
		first,
		first.map(({ id }) => check(id)),
		async (checks) => {
			again.push(...checks.map(({ id }) => id));
			return checks.map(({ id }) => result(id, "pass"));
		},
	);
	return { again, verdicts: results.map(({ verdict }) => verdict) };
}

describe("a second look", () => {
	it.each([
		["a failure for a 503 at the plain request", "fail", "wrongly refused: 503 issuer_unavailable"],
		["a failure for a 504", "fail", "504 upstream_timeout"],
		["a failure for want of an answer", "fail", "no answer: timeout (0 bytes of a head after 10000 ms)"],
		["a warning for a 503", "warn", "503 key_store_unavailable"],
		["a check that did not end", "error", undefined],
	] as const)("is taken at %s, and what it says counts", async (_, verdict, actual) => {
		const first = [result("ANS-05/a", "pass"), result("ANS-05/b", verdict, actual)];
		expect(await look(first)).toEqual({ again: ["ANS-05/b"], verdicts: ["pass", "pass"] });
	});

	it.each([
		["an acceptance", "fail", "200, forwarded to the upstream"],
		["another refusal", "fail", "401 invalid_credentials"],
		["a number in which 503 is found", "fail", "offset 15034"],
	] as const)("is not taken at %s", async (_, verdict, actual) => {
		expect(await look([result("ANS-05/a", verdict, actual)])).toEqual({ again: [], verdicts: [verdict] });
	});

	it("leaves a failure that comes again", async () => {
		const first = [result("ANS-05/a", "fail", "503 issuer_unavailable")];
		const results = await lookAgain(first, [check("ANS-05/a")], async () => first);
		expect(results).toEqual(first);
	});
});
