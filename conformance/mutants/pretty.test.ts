import { describe, expect, it } from "vitest";
import { killMatrixOf } from "./kill-matrix.ts";
import type { FailedCheck, Matrix } from "./matrix.ts";
import { renderMatrix } from "./pretty.ts";

const failed = (check: string, atTwin = false): FailedCheck => ({
	check,
	requirement: check.replace(/\/.*$/, ""),
	expected: "refused",
	actual: "accepted",
	atTwin,
});

/** The table of one mutant that breaks HMAC-NONCE-01. */
function tableOf(failures: readonly FailedCheck[], reference: Matrix["reference"] = []): string {
	const mutant = {
		id: "one-fault",
		sentence: "Has one fault.",
		breaks: ["HMAC-NONCE-01"],
		also: ["ANS-01"],
		threats: ["NON-01"],
		seen: "wire",
	} as const;
	const outcomes = [{ mutant, verdict: "killed", failed: failures, kept: [], errors: [] }] as const;
	const run = { scope: "declared", startedAt: new Date(0), durationMs: 0 } as const;
	return renderMatrix(killMatrixOf({ reference, outcomes }, run), { color: false, width: 200 });
}

describe("the table of mutants", () => {
	it("names the checks of what a mutant declares that saw it", () => {
		const table = tableOf([failed("ANS-01/code"), failed("HMAC-NONCE-01/again")]);
		expect(table).toContain("seen by HMAC-NONCE-01/again\n");
	});

	it("names a few of many and counts the others", () => {
		const slugs = ["a", "b", "c", "d", "e"];
		const table = tableOf(slugs.map((slug) => failed(`HMAC-NONCE-01/${slug}`)));
		expect(table).toContain("HMAC-NONCE-01/a, HMAC-NONCE-01/b, HMAC-NONCE-01/c and 2 more");
	});

	it("tells a check that failed for what it sends from one that failed for its plain request", () => {
		const atTwin = failed("HMAC-NONCE-01/first", true);
		expect(tableOf([atTwin, failed("HMAC-NONCE-01/again")])).not.toContain("HMAC-NONCE-01/first");
		expect(tableOf([atTwin])).toContain("HMAC-NONCE-01/first, each for its plain request");
	});

	it("says in the last line that the reference did not pass", () => {
		expect(tableOf([failed("HMAC-NONCE-01/again")])).not.toContain("reference");
		expect(tableOf([failed("HMAC-NONCE-01/again")], [failed("ANS-01/code")])).toMatch(
			/killed, the reference .* 1 checks/,
		);
	});
});
