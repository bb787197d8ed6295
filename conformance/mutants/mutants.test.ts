import { beforeAll, describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import type { Check } from "../engine/check.ts";
import { readSpecification } from "../engine/requirements.ts";
import { threats } from "../threats/index.ts";
import { coarseFaults } from "./coarse/index.ts";
import { mutants } from "./index.ts";
import { type FailedCheck, failedByAny, type Matrix, runMatrix } from "./matrix.ts";
import { unseen } from "./unseen.ts";

const { requirements } = readSpecification();
const killable = mutants.filter(({ seen }) => seen === "wire");
const patienceMs = 900_000;

const musts = checks.filter(({ requirement }) => requirements.get(requirement)?.level === "MUST");

let matrix: Matrix;
/** Checks of a MUST that no gateway failed for what they send. */
let never: readonly string[];

beforeAll(async () => {
	matrix = await runMatrix({ mutants: killable, checks, scope: "declared" });
	const unfailed = neverFailed(
		musts,
		matrix.outcomes.flatMap(({ failed }) => failed),
	);
	never = neverFailed(unfailed, await failedByAny(coarseFaults, unfailed)).map(({ id }) => id);
}, patienceMs);

function neverFailed(asked: readonly Check[], failed: readonly FailedCheck[]): readonly Check[] {
	const seen = new Set(failed.filter(({ atTwin }) => !atTwin).map(({ check }) => check));
	return asked.filter(({ id }) => !seen.has(id));
}

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
		expect(never.toSorted()).toEqual(unseen.flatMap((each) => each.checks).toSorted());
	});
});

/** Threats that no check asks for, and tests of the Workers pool do. */
const inside = new Set(threats.map(({ id }) => id).filter((id) => !checks.some((check) => check.threats.includes(id))));

/** The threats of the checks that a mutant failed. */
function threatsSeen(outcome: Matrix["outcomes"][number] | undefined): ReadonlySet<string> {
	const failed = new Set(outcome?.failed.map(({ check }) => check));
	return new Set(checks.filter(({ id }) => failed.has(id)).flatMap((check) => check.threats));
}

describe("each mutant", () => {
	it.each(killable)("$id breaks every requirement that it is about", ({ id }) => {
		const outcome = matrix.outcomes.find(({ mutant }) => mutant.id === id);
		expect({ verdict: outcome?.verdict, kept: outcome?.kept }).toEqual({ verdict: "killed", kept: [] });
	});

	it.each(killable)("$id is caught by a check of every threat that it stands for", (mutant) => {
		const seen = threatsSeen(matrix.outcomes.find((outcome) => outcome.mutant.id === mutant.id));
		expect(mutant.threats.filter((id) => !seen.has(id) && !inside.has(id))).toEqual([]);
	});
});
