import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { admissionCases } from "../../gateway/src/admission.contract.ts";
import { gatewayCases } from "../../gateway/src/gateway.contract.ts";
import { nonceCases } from "../../gateway/src/nonce-store.contract.ts";
import { usageCases } from "../../gateway/src/usage.contract.ts";
import { checks } from "../checks/index.ts";
import { packageRoot } from "../data.ts";
import { mutants } from "../mutants/index.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { surroundingCases } from "../mutants/surroundings.contract.ts";
import { threatDocument } from "./document.ts";
import { evidenceOf, openIn, type Threat, threatGroups, threats } from "./index.ts";

const ids = threats.map(({ id }) => id);
const known = new Set(ids);
const evidence = new Map(threats.map((threat) => [threat.id, evidenceOf(threat, checks, mutants)]));
const open = (threat: Threat): string | undefined =>
	openIn(threat, evidence.get(threat.id) ?? evidenceOf(threat, [], []));

/** The cases of the contracts that each file of the Workers pool runs, by the names that it gives them. */
const contracts: Readonly<Record<string, readonly { requirement: string; behaviour: string }[]>> = {
	"gateway/src/gateway.workers.test.ts": gatewayCases,
	"gateway/src/admission.workers.test.ts": [...nonceCases, ...usageCases, ...admissionCases],
	"conformance/mutants/whitebox.workers.test.ts": surroundingCases,
};

function testsIn(file: string): readonly string[] {
	const own = [...read(file).matchAll(/\bit\("([^"]+)"/g)].map(([, name]) => name ?? "");
	return [...own, ...(contracts[file] ?? []).map(({ requirement, behaviour }) => `${requirement}: ${behaviour}`)];
}

function read(file: string): string {
	return readFileSync(join(packageRoot(), file), "utf8");
}

describe("the catalogue", () => {
	it("has 410 threats, those of each group numbered without a gap", () => {
		expect(threats).toHaveLength(410);
		const numbered = threatGroups.flatMap(({ prefix, threats: rows }) =>
			rows.map((_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`),
		);
		expect(ids).toEqual(numbered);
		expect(known.size).toBe(ids.length);
	});

	it("says each flaw in a sentence of its own, and what it takes to see it", () => {
		const flaws = threats.map(({ flaw }) => flaw);
		expect(new Set(flaws).size).toBe(flaws.length);
		expect(flaws.filter((flaw) => !/^[A-Z].{15,}\.$/.test(flaw))).toEqual([]);
		expect(threats.filter(({ sight }) => sight.length === 0)).toEqual([]);
	});

	it("has every threat that a check or a mutant names", () => {
		const named = [...checks, ...mutants].flatMap((each) => each.threats);
		expect([...new Set(named.filter((id) => !known.has(id)))]).toEqual([]);
	});

	it("names no test that the Workers pool does not run", () => {
		const named = threats.flatMap(({ tests = [] }) => tests);
		expect(named).not.toEqual([]);
		expect(named.filter(({ file, name }) => !testsIn(file).includes(name))).toEqual([]);
	});
});

describe("every threat", () => {
	it("is asked for and proved, or left out for a reason", () => {
		expect(threats.map((threat) => [threat.id, open(threat)]).filter(([, missing]) => missing !== undefined)).toEqual(
			[],
		);
	});

	it("that is left out says why, and has not got what it says that it lacks", () => {
		const leftOut = threats.filter((threat) => threat.leftOut !== undefined);
		expect(leftOut.filter((threat) => !/^[A-Z].{60,}\.$/.test(threat.leftOut ?? ""))).toEqual([]);
		expect(leftOut.filter(({ leftOut: _, ...threat }) => open(threat) === undefined).map(({ id }) => id)).toEqual([]);
		expect(leftOut.filter(({ tests }) => tests !== undefined).map(({ id }) => id)).toEqual([]);
	});

	it("that tests alone ask for says why no request can tell", () => {
		const reasons = threats.flatMap(({ notFromOutside }) => notFromOutside ?? []);
		expect(reasons.filter((reason) => !/^[A-Z].{60,}\.$/.test(reason))).toEqual([]);
	});
});

describe("every mutant", () => {
	it("that shows on the wire breaks what a check of each of its threats asks for", () => {
		const inside = new Set(threats.filter(({ id }) => evidence.get(id)?.checks.length === 0).map(({ id }) => id));
		const unasked = mutants
			.filter(({ seen }) => seen === "wire")
			.flatMap(({ id, threats: named }) => named.map((threat) => ({ id, threat })))
			.filter(({ id, threat }) => !inside.has(threat) && !evidence.get(threat)?.caught.includes(id));
		expect(unasked).toEqual([]);
	});

	it("that shows inside only stands for threats that a test of the Workers pool asks for", () => {
		const unasked = mutants
			.filter(({ seen }) => seen !== "wire")
			.flatMap(({ id, threats: named }) => named.map((threat) => ({ id, threat })))
			.filter(({ threat }) => threats.find(({ id }) => id === threat)?.tests === undefined);
		expect(unasked).toEqual([]);
	});
});

describe("the search for what is missing", () => {
	const threat: Threat = { id: "CAN-01", flaw: "Is wrong.", severity: "low", sight: ["port"] };
	const check = { id: "TGT-01/a", requirement: "TGT-01", threats: ["CAN-01"] };
	const mutant = { id: "wrong", breaks: ["TGT-01"], threats: ["CAN-01"], seen: "wire" as Mutant["seen"] };
	const tests = [{ file: "a.workers.test.ts", name: "b" }];
	const missing = (row: Threat, asking: readonly (typeof check)[], planting: readonly (typeof mutant)[]) =>
		openIn(row, evidenceOf(row, asking, planting));

	it("is content with a check, and a mutant that breaks what the check asks for", () => {
		expect(missing(threat, [check], [mutant])).toBeUndefined();
		expect(evidenceOf(threat, [check], [mutant]).requirements).toEqual(["TGT-01"]);
	});

	it("finds a threat without a check, without a mutant, and with two that have nothing to do with each other", () => {
		expect(missing(threat, [], [mutant])).toBe("no check");
		expect(missing(threat, [check], [])).toBe("no mutant");
		expect(missing(threat, [check], [{ ...mutant, breaks: ["TGT-02"] }])).toMatch(/^no mutant that breaks/);
		expect(missing(threat, [{ ...check, threats: ["CAN-02"] }], [mutant])).toBe("no check");
	});

	it("asks for a test where no request can tell", () => {
		for (const sight of ["clock", "faults", "inside"] as const) {
			expect(missing({ ...threat, sight: [sight] }, [check], [mutant])).toBe("no test in the Workers pool");
			expect(missing({ ...threat, sight: [sight], tests }, [], [mutant])).toBeUndefined();
			expect(missing({ ...threat, sight: [sight], tests }, [], [])).toBe("no mutant");
		}
	});

	it("asks for a reason where requests could tell, and tests alone do", () => {
		const hidden = { ...mutant, seen: { inside: "For the test's sake." } };
		const reasoned = { ...threat, tests, notFromOutside: "For the test's sake." };
		for (const checked of [[], [check]]) {
			expect(missing({ ...threat, tests }, checked, [hidden])).toBe("no reason why no request can tell");
			expect(missing(reasoned, checked, [hidden])).toBeUndefined();
			expect(missing(reasoned, checked, [])).toBe("no mutant");
		}
		expect(missing({ ...threat, notFromOutside: "For the test's sake." }, [check], [hidden])).toBe(
			"no test in the Workers pool",
		);
		expect(missing({ ...threat, tests }, [check], [mutant, hidden])).toBeUndefined();
	});

	it("takes no reason where a check is proved, or where the inside is needed anyway", () => {
		const reasoned = { ...threat, tests, notFromOutside: "For the test's sake." };
		expect(missing(reasoned, [check], [mutant])).toBe("a reason that does not hold");
		expect(missing({ ...reasoned, sight: ["port", "clock"] }, [], [mutant])).toBe("a reason that does not hold");
	});

	it("asks for nothing where a reason says why", () => {
		expect(missing({ ...threat, leftOut: "For the test's sake." }, [], [])).toBeUndefined();
	});
});

describe("THREATS.md", () => {
	it("is what it is made of: npx tsx --conditions=source conformance/threats/write.ts", () => {
		expect(read("conformance/threats/THREATS.md")).toBe(threatDocument(threatGroups, checks, mutants));
	});
});
