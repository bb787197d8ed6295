import type { Probe } from "../client/probe.ts";
import type { Check, ScenarioCheck } from "../engine/check.ts";
import type { AnswerRule } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { refused } from "./expect.ts";
import { nameOf, needsOfRefusal, type Refusal } from "./refusals.ts";

type Meta = Pick<Check, "title" | "severity" | "threats" | "references">;

/** A check that this refusal keeps these rules; `change` makes the request special. */
export function refusing(
	requirement: string,
	refusal: Refusal,
	meta: Meta,
	rules: readonly AnswerRule[],
	change: (probe: Probe) => Probe = (probe) => probe,
): ScenarioCheck {
	return scenario({
		...meta,
		id: `${requirement}/${nameOf(refusal)}`,
		needs: needsOfRefusal(refusal),
		run: async (trial) =>
			trial.judge.expect(await trial.exchange(change(refusal.probe)), refused(refusal.code, ...rules)),
	});
}

export function withHeaders(...headers: NonNullable<Probe["headers"]>): (probe: Probe) => Probe {
	return (probe) => ({ ...probe, headers: [...(probe.headers ?? []), ...headers] });
}
