import { describe, expect, it } from "vitest";
import { anyTarget } from "../arbitraries/target.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { generatorTargetParser } from "../subjects/generator.ts";
import { coreTargetParser, type TargetParser } from "../subjects/target-parser.ts";
import { targetReadingsAgree } from "./target-agreement.ts";

const strict = coreTargetParser(countersignV1);
const search = (parse: TargetParser, scheme: "countersign-v1" | "sorted-query" = "countersign-v1") =>
	checkable(anyTarget, targetReadingsAgree(parse, generatorTargetParser(scheme))).search({
		seed: 20_260_105,
		runs: 5000,
	});

describe("the core and the generator of vectors read targets alike", () => {
	it("under both schemes", async () => {
		expect(await search(strict)).toMatchObject({ kind: "held" });
		expect(await search(coreTargetParser(sortedQuery), "sorted-query")).toMatchObject({ kind: "held" });
	});

	const missing =
		(reason: string): TargetParser =>
		(target) => {
			const decision = strict(target);
			return "text" in decision || decision.reason !== reason ? decision : { text: target };
		};
	it.each([
		["not_origin_form", "TGT-02"],
		["empty_segment", "TGT-03"],
		["dot_segment", "TGT-04"],
		["forbidden_character", "TGT-05"],
		["bad_triplet", "TGT-06"],
		["lower_case_triplet", "TGT-07"],
		["unreserved_triplet", "TGT-08"],
		["forbidden_triplet", "TGT-09"],
		["empty_query", "TGT-10"],
	])("unless %s is let in", async (reason, requirement) => {
		expect(await search(missing(reason))).toMatchObject({ kind: "broken", violation: { requirement } });
	});

	it("unless the place of a defect is wrong", async () => {
		const misplaced: TargetParser = (target) => {
			const decision = strict(target);
			return "text" in decision || decision.reason !== "dot_segment"
				? decision
				: { ...decision, offset: (decision.offset ?? 0) - 1 };
		};
		expect(await search(misplaced)).toMatchObject({ kind: "broken", violation: { requirement: "TGT-04" } });
	});

	it("unless a good target is refused", async () => {
		const fussy: TargetParser = (target) => {
			const decision = strict(target);
			return "text" in decision && target.includes(";")
				? { code: "malformed_target", reason: "forbidden_character", offset: target.indexOf(";") }
				: decision;
		};
		expect(await search(fussy)).toMatchObject({ kind: "broken", violation: { requirement: "TGT-12" } });
	});

	it("unless the limit of size is off by one", async () => {
		const short: TargetParser = (target) => (target.length >= 8192 ? { code: "target_too_long" } : strict(target));
		expect(await search(short)).toMatchObject({
			kind: "broken",
			violation: { requirement: expect.stringMatching(/REQ-02|TGT-12/) },
		});
	});

	it("unless sorted-query sorts by value too", async () => {
		const sorted = coreTargetParser(sortedQuery);
		const wrong: TargetParser = (target) => {
			const decision = sorted(target);
			if (!("text" in decision)) return decision;
			const [path = "", query] = decision.text.split("?");
			return { text: query === undefined ? path : `${path}?${query.split("&").sort().join("&")}` };
		};
		expect(await search(wrong, "sorted-query")).toMatchObject({ kind: "broken" });
	});
});
