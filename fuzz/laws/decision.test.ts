import { describe, expect, it } from "vitest";
import { hostileText } from "../arbitraries/hostile-text.ts";
import { checkable } from "../checkable.ts";
import type { Refusal } from "../core.ts";
import { coreDeciders } from "../subjects/deciders.ts";
import { type Decider, everyTextIsDecided } from "./decision.ts";

const search = (deciders: Readonly<Record<string, Decider>>) =>
	checkable(hostileText, everyTextIsDecided(deciders)).search({ seed: 20_260_103, runs: 2000 });

describe("every text is decided", () => {
	it("by the core", async () => {
		expect(await search(coreDeciders)).toMatchObject({ kind: "held" });
	});

	const foreign: Refusal = { code: "malformed_target", reason: "dot_segment", offset: 9999 };
	it.each<[string, Decider, string]>([
		["decodes a triplet that is none", (text) => void decodeURIComponent(text), "ANS-05"],
		["parses JSON without looking", (text) => void JSON.parse(text), "ANS-05"],
		["looks a name up in a plain object", (text) => void Reflect.get({}, text)?.length.toFixed(), "ANS-05"],
		["answers with a fault of its own", () => ({ code: "internal_error" }), "ANS-05"],
		["names a place that is not there", () => foreign, "TGT-11"],
		["names no place", () => ({ code: "malformed_target" }), "TGT-11"],
	])("unless a parser %s", async (_, decide, requirement) => {
		expect(await search({ faulty: decide })).toMatchObject({ kind: "broken", violation: { requirement } });
	});
});
