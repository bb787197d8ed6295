import type { Result } from "./schema.ts";

/** How a requirement stands after a run: the worst of what its checks say. `skip`: none of them established anything. */
export type RequirementState = Result["verdict"] | "waived";

const worstFirst = [
	"fail",
	"error",
	"inconclusive",
	"warn",
	"waived",
	"pass",
] as const satisfies readonly RequirementState[];

/** How the requirement of these checks stands. */
export function requirementState(results: readonly Pick<Result, "verdict" | "waiver">[]): RequirementState {
	const states = new Set(results.map(stateOf));
	return worstFirst.find((state) => states.has(state)) ?? "skip";
}

/** The verdict of a check, or that just this outcome is waived. */
export function stateOf({ verdict, waiver }: Pick<Result, "verdict" | "waiver">): RequirementState {
	return waiver === undefined ? verdict : "waived";
}

/** What readers are told of a state, in a word or two. */
export function stateLabel(state: RequirementState): string {
	return state === "skip" ? "not exercised" : state;
}
