import { describe, expect, it } from "vitest";
import { KillMatrix } from "../mutants/kill-matrix.ts";
import type { Matrix, MatrixOptions, MutantOutcome } from "../mutants/matrix.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { fakeIo } from "./fake-io.ts";
import { killMutants } from "./mutants.ts";
import { UsageError } from "./usage-error.ts";

const mutant = (id: string, seen: Mutant["seen"] = "wire"): Mutant => ({
	id,
	sentence: `Has the fault ${id}.`,
	breaks: ["HMAC-NONCE-01"],
	threats: ["NON-01"],
	seen,
});

const mutants = [mutant("one-fault"), mutant("other-fault"), mutant("hidden-fault", { inside: "Nobody sees it." })];

const failed = (requirement: string) => ({
	check: `${requirement}/probe`,
	requirement,
	expected: "refused",
	actual: "accepted",
	atTwin: false,
});

const outcome = (of: Mutant, verdict: MutantOutcome["verdict"]): MutantOutcome => ({
	mutant: of,
	verdict,
	failed: verdict === "survived" ? [] : [failed("HMAC-NONCE-01")],
	kept: [],
	errors: [],
});

function runs(verdict: MutantOutcome["verdict"], reference: Matrix["reference"] = []) {
	const asked: MatrixOptions[] = [];
	const run = async (options: MatrixOptions): Promise<Matrix> => {
		asked.push(options);
		const outcomes = options.mutants.map((each) => outcome(each, verdict));
		for (const each of outcomes) options.onOutcome?.(each);
		return { reference, outcomes };
	};
	return { asked, parts: { mutants, run } };
}

describe("countersign mutants", () => {
	it("exits with 0 if every mutant is killed, and prints a document that satisfies its schema", async () => {
		const io = fakeIo();
		const { parts } = runs("killed");
		expect(await killMutants({ reporter: ["json"] }, io, parts)).toBe(0);
		const document = KillMatrix.parse(JSON.parse(io.out()));
		expect(document.summary).toEqual({
			mutants: 2,
			killed: 2,
			moreThanDeclared: 0,
			survived: 0,
			reference: 0,
			errors: 0,
		});
	});

	it.each(["survived", "more than declared"] as const)("exits with 1 if one is %s", async (verdict) => {
		expect(await killMutants({}, fakeIo(), runs(verdict).parts)).toBe(1);
	});

	it("exits with 1 if the reference does not pass", async () => {
		expect(await killMutants({}, fakeIo(), runs("killed", [failed("ANS-01")]).parts)).toBe(1);
	});

	it("names every mutant and its sentence in the table", async () => {
		const io = fakeIo();
		await killMutants({}, io, runs("survived").parts);
		expect(io.out()).toContain("one-fault");
		expect(io.out()).toContain("Has the fault other-fault.");
		expect(io.out()).not.toContain("hidden-fault");
	});

	it("writes a page with the mutants in their groups", async () => {
		const io = fakeIo();
		await killMutants({ reporter: ["html"] }, io, runs("survived").parts);
		expect(io.out()).toContain('id="mutant-other-fault"');
		expect(io.out()).toContain("Admission: nonces, and how often one is accepted");
		expect(io.out()).toContain('<h2 id="survivors">Survivors (2)</h2>');
	});

	it("runs every check where mutants are named, and otherwise those of what they declare", async () => {
		const { asked, parts } = runs("killed");
		await killMutants({}, fakeIo(), parts);
		await killMutants({ only: ["one-fault"] }, fakeIo(), parts);
		await killMutants({ only: ["one-fault"], checks: "declared" }, fakeIo(), parts);
		expect(asked.map(({ scope, mutants: { length } }) => ({ scope, length }))).toEqual([
			{ scope: "declared", length: 2 },
			{ scope: "all", length: 1 },
			{ scope: "declared", length: 1 },
		]);
	});

	it("lists without running", async () => {
		const io = fakeIo();
		const { asked, parts } = runs("killed");
		expect(await killMutants({ list: true }, io, parts)).toBe(0);
		expect(io.out().trimEnd().split("\n")).toHaveLength(3);
		expect(asked).toEqual([]);
	});

	it.each([
		["a filter that matches none", { only: ["one-falt"] }],
		["nothing that shows on the wire", { only: ["hidden-fault"] }],
		["a reporter that there is not", { reporter: ["junit"] }],
	])("refuses %s", async (_, options) => {
		const { asked, parts } = runs("killed");
		await expect(killMutants(options, fakeIo(), parts)).rejects.toBeInstanceOf(UsageError);
		expect(asked).toEqual([]);
	});
});
