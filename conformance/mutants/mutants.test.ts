import { beforeAll, describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import { readSpecification } from "../engine/requirements.ts";
import { coarseFaults } from "./coarse/index.ts";
import { mutants } from "./index.ts";
import { type FailedCheck, failedByAny, type Matrix, runMatrix } from "./matrix.ts";
import { unseen } from "./unseen.ts";

const { requirements } = readSpecification();
const killable = mutants.filter(({ seen }) => seen === "wire");
const patienceMs = 900_000;

let matrix: Matrix;
let coarse: readonly FailedCheck[];

beforeAll(async () => {
	matrix = await runMatrix({ mutants: killable, checks, scope: "declared" });
	coarse = await failedByAny(coarseFaults, checks);
}, patienceMs);

describe("the suite", () => {
	it("passes the reference", () => {
		expect(matrix.reference).toEqual([]);
	});

	it("comes to a verdict on every mutant", () => {
		expect(
			matrix.outcomes.filter(({ errors }) => errors.length > 0).map(({ mutant, errors }) => [mutant.id, errors]),
		).toEqual([]);
	});

	it("has no check of a MUST that was never seen to fail for what it sends, but for those that cannot", () => {
		const failed = new Set(
			[...matrix.outcomes.flatMap((outcome) => outcome.failed), ...coarse]
				.filter(({ atTwin }) => !atTwin)
				.map(({ check }) => check),
		);
		const musts = checks.filter(({ requirement }) => requirements.get(requirement)?.level === "MUST");
		const never = musts.map(({ id }) => id).filter((id) => !failed.has(id));
		expect(never.toSorted()).toEqual(unseen.flatMap((each) => each.checks).toSorted());
	});
});

describe("each mutant", () => {
	it.each(killable)("$id breaks every requirement that it is about", ({ id }) => {
		const outcome = matrix.outcomes.find(({ mutant }) => mutant.id === id);
		expect({ verdict: outcome?.verdict, kept: outcome?.kept }).toEqual({ verdict: "killed", kept: [] });
	});
});
