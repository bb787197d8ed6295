import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { admissionCases } from "../gateway/src/admission.contract.ts";
import { gatewayCases } from "../gateway/src/gateway.contract.ts";
import { nonceCases, usageCases } from "../gateway/src/nonce-store.contract.ts";
import { checks } from "./checks/index.ts";
import { packageRoot } from "./data.ts";
import { groupOf, readSpecification } from "./engine/requirements.ts";
import { publishedVectors } from "./harness/vectors.ts";
import { mutants } from "./mutants/index.ts";
import { type Evidence, exemptions, gaps, stale } from "./traceability.ts";

const { requirements } = readSpecification();
const ids = [...requirements.keys()];
const musts = ids.filter((id) => requirements.get(id)?.level === "MUST");
const vectors = publishedVectors();
const cases = [...gatewayCases, ...nonceCases, ...usageCases, ...admissionCases];

const covered: Readonly<Record<Evidence, ReadonlySet<string>>> = {
	check: new Set(checks.map(({ requirement }) => requirement)),
	vector: new Set(vectors.map(({ requirement }) => requirement)),
	mutant: new Set(mutants.flatMap(({ breaks }) => breaks)),
};
const kinds = Object.keys(covered) as Evidence[];

const read = (path: string): string => readFileSync(join(packageRoot(), path), "utf8");

function unknownIn(list: readonly string[]): readonly string[] {
	return [...new Set(list.filter((id) => !requirements.has(id)))];
}

/** Everything in a text that has the form of a requirement's id and the name of one of their groups. */
function idsIn(text: string): readonly string[] {
	const groups = new Set(ids.map(groupOf));
	return [...text.matchAll(/\b[A-Z]+(?:-[A-Z]+)?-\d{2}\b/g)].map(([id]) => id).filter((id) => groups.has(groupOf(id)));
}

describe("every MUST", () => {
	it.each(kinds)("has a %s, or a reason why not", (evidence) => {
		expect(gaps(evidence, musts, covered[evidence])).toEqual([]);
	});

	it("that has no check is asked for by the gateway's own contract, in the file that is named", () => {
		const asked = new Set(cases.map(({ requirement }) => requirement));
		const withoutCheck = musts.filter((id) => !covered.check.has(id));
		expect(withoutCheck.filter((id) => !asked.has(id))).toEqual([]);
		for (const id of withoutCheck) {
			const exemption = exemptions.find((each) => each.evidence === "check" && each.requirements.includes(id));
			expect(read(exemption?.whitebox ?? "")).toContain(`"${id}"`);
		}
	});
});

describe("every SHOULD", () => {
	it("is broken by a mutant too", () => {
		expect(ids.filter((id) => !musts.includes(id) && !covered.mutant.has(id))).toEqual([]);
	});
});

describe("every exemption", () => {
	it.each(kinds)("from a %s is still needed", (evidence) => {
		expect(stale(evidence, musts, covered[evidence])).toEqual([]);
	});

	it("gives its reason, and names nothing twice", () => {
		for (const evidence of kinds) {
			const named = exemptions.filter((each) => each.evidence === evidence).flatMap((each) => each.requirements);
			expect(new Set(named).size).toBe(named.length);
		}
		expect(exemptions.filter(({ reason }) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
	});
});

const isOfThreats = /^kinds\/|^weakness\.|^models\/http\/.*mutations\.ts$/;

describe("every id of a requirement", () => {
	it("exists, in checks, vectors, mutants and the gateway's contract", () => {
		expect(unknownIn(checks.map(({ requirement }) => requirement))).toEqual([]);
		expect(unknownIn(vectors.map(({ requirement }) => requirement))).toEqual([]);
		expect(unknownIn(mutants.flatMap(({ breaks }) => breaks))).toEqual([]);
		expect(unknownIn(cases.map(({ requirement }) => requirement))).toEqual([]);
		expect(unknownIn(exemptions.flatMap((each) => each.requirements).filter((name) => /\d$/.test(name)))).toEqual([]);
	});

	it("exists, wherever the fuzz suite names one", () => {
		const files = readdirSync(join(packageRoot(), "fuzz"), { recursive: true, encoding: "utf8" });
		// Kinds of input stand for threats, and these tell how bad something is: their ids look like those of requirements.
		const sources = files.filter((name) => name.endsWith(".ts") && !isOfThreats.test(name));
		const named = sources.flatMap((name) => idsIn(read(join("fuzz", name))));
		expect(named).not.toEqual([]);
		expect(unknownIn(named)).toEqual([]);
	});

	it("exists, wherever the specification and the core name one", () => {
		expect(unknownIn(idsIn(read("vectors/SPEC.md")))).toEqual([]);
		const core = readdirSync(join(packageRoot(), "gateway/protocol")).filter((name) => name.endsWith(".ts"));
		expect(unknownIn(core.flatMap((name) => idsIn(read(join("gateway/protocol", name)))))).toEqual([]);
	});
});

describe("the search for gaps", () => {
	const known = [{ evidence: "vector" as const, requirements: ["ANS", "LIM-02"], reason: "For the test's sake only." }];

	it("finds what has no evidence and no reason", () => {
		const found = gaps("vector", ["ANS-01", "LIM-01", "LIM-02", "LIM-03"], new Set(["LIM-01"]), known);
		expect(found).toEqual([{ evidence: "vector", requirement: "LIM-03" }]);
		expect(gaps("check", ["ANS-01"], new Set(), known)).toHaveLength(1);
	});

	it("finds a reason that nothing needs any more", () => {
		expect(stale("vector", ["ANS-01", "LIM-02"], new Set(["LIM-02"]), known)).toEqual(["LIM-02"]);
		expect(stale("vector", ["ANS-01", "LIM-02"], new Set(["ANS-01", "LIM-02"]), known)).toEqual(["ANS", "LIM-02"]);
	});
});
