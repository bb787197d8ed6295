import type { Check, ExchangeCheck, ScenarioCheck } from "../engine/check.ts";

type Told<Kind extends Check> = Omit<Kind, "kind" | "requirement" | "references"> & Partial<Pick<Kind, "references">>;

/** `HMAC-NONCE-03` of `HMAC-NONCE-03/parallel-replay`. */
function requirementOf(id: string): string {
	const [requirement = id] = id.split("/");
	return requirement;
}

/** A check as data; the requirement is the one that its id begins with. */
export function exchange(check: Told<ExchangeCheck>): ExchangeCheck {
	return { references: [], ...check, kind: "exchange", requirement: requirementOf(check.id) };
}

/** A check in code; the requirement is the one that its id begins with. */
export function scenario(check: Told<ScenarioCheck>): ScenarioCheck {
	return { references: [], ...check, kind: "scenario", requirement: requirementOf(check.id) };
}
