import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult } from "../report/fake-report.ts";
import type { Result } from "../report/schema.ts";
import { updatedBaseline } from "./baseline.ts";
import { judgeWaivers } from "./judge.ts";
import { ExpectedFailures, type Waiver } from "./schema.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const waiver: Waiver = {
	id: fakeFailure.id,
	owner: "platform",
	reason: "the store is being replaced",
	link: "https://tracker.example/7",
	expires: "2026-03-31",
	outcome: { verdict: "fail", answer: "200" },
};

function update(results: readonly Result[], waivers: readonly Waiver[]) {
	return updatedBaseline(judgeWaivers(fakeReport(results), waivers, now), waivers, now);
}

describe("an updated baseline", () => {
	it("keeps a waiver that is met as it is, and one of a check that did not run", () => {
		const elsewhere = { ...waiver, id: "JWT-ALG-01/x" };
		expect(update([fakeFailure], [waiver, elsewhere])).toEqual({
			waivers: [waiver, elsewhere],
			added: 0,
			changed: 0,
			removed: 0,
		});
	});

	it("leaves out what fails no more, expired or not", () => {
		const passing = fakeResult({ id: fakeFailure.id });
		expect(update([passing], [waiver])).toMatchObject({ waivers: [], removed: 1 });
		expect(update([passing], [{ ...waiver, expires: "2020-01-01" }])).toMatchObject({ waivers: [], removed: 1 });
	});

	it("adds what is new, but is refused until somebody answers for it", () => {
		const { waivers, added } = update([fakeFailure], []);
		expect(added).toBe(1);
		expect(waivers[0]).toMatchObject({ id: fakeFailure.id, expires: "2026-03-31", outcome: waiver.outcome });
		const refused = ExpectedFailures.safeParse({ schemaVersion: 1, waivers });
		expect(refused.error?.issues.map(({ path }) => path.at(-1))).toEqual(["owner", "reason", "link"]);
	});

	it("has what fails in another way reasoned anew", () => {
		const { waivers, changed } = update([fakeFailure], [{ ...waiver, outcome: { verdict: "fail", answer: "500" } }]);
		expect(changed).toBe(1);
		expect(waivers).toEqual([{ ...waiver, reason: "" }]);
	});

	it("renews nothing that has expired, and waives nothing that is inconclusive", () => {
		const expired = { ...waiver, expires: "2020-01-01" };
		expect(update([fakeFailure], [expired]).waivers).toEqual([expired]);
		expect(update([fakeResult({ verdict: "inconclusive", reason: "blocked" })], []).waivers).toEqual([]);
	});
});
