import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyTarget } from "../arbitraries/target.ts";
import { checkable } from "../checkable.ts";
import { countersignV1 } from "../core.ts";
import { coreTargetGate } from "../subjects/target-gate.ts";
import { openWorkerdReader } from "../subjects/workerd-reader.ts";
import { letInTargetsAreReadAsSigned, readingOrigin, type TargetReader } from "./target-reading.ts";

const strict = coreTargetGate(countersignV1);
const targets = fc.array(anyTarget, { minLength: 1, maxLength: 40, size: "max" });
const search = (read: TargetReader, gate = strict) =>
	checkable(targets, letInTargetsAreReadAsSigned(gate, "TGT-01", read)).search({ seed: 20_260_401, runs: 300 });

/** A reader that changes what it reads. */
const reading =
	(change: (text: string) => string, which: "url" | "request" = "url"): TargetReader =>
	async (asked) =>
		asked.map((target) => {
			const whole = readingOrigin + target;
			return { url: whole, request: whole, [which]: change(whole) };
		});

describe("a target that is let in is read as it was signed", () => {
	let workerd: Awaited<ReturnType<typeof openWorkerdReader>>;
	beforeAll(async () => {
		workerd = await openWorkerdReader();
	});
	afterAll(() => workerd.close());

	it("by workerd", async () => {
		expect(await search(workerd.read)).toMatchObject({ kind: "held" });
	});

	it.each<[string, TargetReader]>([
		["decodes what it need not", reading((text) => text.replace("%C3%A9", "\u00e9"))],
		["sends a request elsewhere", reading((text) => text.replace(/\.example/, ".example."), "request")],
		["takes a semicolon for the end", reading((text) => text.replace(/;.*/s, ""))],
		["refuses what it should take", reading((text) => (text.includes("(") ? "TypeError" : text), "request")],
	])("unless a reader %s", async (_, read) => {
		expect(await search(read)).toMatchObject({ kind: "broken", violation: { requirement: "TGT-01" } });
	});

	it.each([
		["dot segments", /\/\.\.?\/[a-z]*$/],
		["a backslash", /^\/[^?#]*\\[a-z]*$/],
		["a quote in the query", /^\/[a-z]*\?.*'/],
		["raw bytes beyond ASCII", /^\/[a-z]*\u00e9/],
		["a target without a slash", /^[a-z]/],
	])("unless the gate lets in %s", async (_, pattern) => {
		const lenient = (target: string) => strict(target) ?? (pattern.test(target) ? target : undefined);
		expect(await search(workerd.read, lenient)).toMatchObject({ kind: "broken" });
	});

	it("says which of several targets it was", async () => {
		const law = letInTargetsAreReadAsSigned(
			strict,
			"TGT-01",
			reading((text) => text.replace("b", "c")),
		);
		expect(await law(["/a", "//", "/a?b", "/b"])).toMatchObject({ at: 2 });
	});

	it("rests on an answer for each target", async () => {
		expect(await search(async () => [])).toMatchObject({ kind: "error" });
	});
});
