import { describe, expect, it } from "vitest";
import { anyTarget } from "../arbitraries/target.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, parseTarget, type Scheme, sortedQuery } from "../core.ts";
import { letInTargetsAreFixedPoints, type TargetGate } from "./fixed-point.ts";

const gateOf =
	(scheme: Scheme): TargetGate =>
	(target) => {
		const parsed = parseTarget(target, scheme);
		return parsed.ok ? parsed.value.text : undefined;
	};

const search = (gate: TargetGate) =>
	checkable(anyTarget, letInTargetsAreFixedPoints(gate, "TGT-01")).search({ seed: 20_260_102, runs: 4000 });

/** A gate that lets in what the reference refuses when it looks like this. */
const lenient = (pattern: RegExp): TargetGate => {
	const strict = gateOf(countersignV1);
	return (target) => strict(target) ?? (pattern.test(target) ? target : undefined);
};

describe("a target that is let in is a fixed point", () => {
	it.each([countersignV1, sortedQuery])("under $name", async (scheme) => {
		expect(await search(gateOf(scheme))).toMatchObject({ kind: "held" });
	});

	it.each<[string, TargetGate]>([
		["dot segments", lenient(/\/\.\.?\/[a-z]*$/)],
		["encoded dot segments", lenient(/^\/[a-z]*\/?%2[Ee]/)],
		["empty segments", lenient(/^\/[a-z]*\/\/[a-z]*$/)],
		["a backslash", lenient(/^\/[^?#]*\\[a-z]*$/)],
		["a fragment", lenient(/^\/[a-z]*#/)],
		["lower-case triplets", lenient(/^\/[a-z]*%c3/)],
		["triplets of unreserved characters", lenient(/^\/[a-z]*%41/)],
		["a quote in the query", lenient(/^\/[a-z]*\?.*'/)],
		["raw bytes beyond ASCII", lenient(/^\/[a-z]*\u00e9/)],
		["a question mark with nothing behind it", lenient(/^\/[a-z]*\?$/)],
		["a second host", lenient(/^\/\//)],
		["sorting by value too", (target) => gateOf(sortedQuery)(target)?.replace("=", "%3D=")],
	])("unless the gate is faulty: %s", async (_, gate) => {
		expect(await search(gate)).toMatchObject({ kind: "broken", violation: { requirement: "TGT-01" } });
	});
});
