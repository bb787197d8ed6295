import type { Probe } from "../client/probe.ts";
import type { Check, ScenarioCheck } from "../engine/check.ts";
import type { AnswerRule, Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { accepted, either, refused } from "./expect.ts";
import { nameOf, needsOfRefusal, type Refusal } from "./refusals.ts";

type Meta = Pick<Check, "title" | "severity" | "threats" | "references">;

/**
 * A check that this refusal keeps these rules; `change` makes the request special. Rules of every answer are asked of the
 * answer to a request that is let in, too: that it is let in is for other checks to say.
 */
export function refusing(
	requirement: string,
	refusal: Refusal,
	meta: Meta,
	rules: readonly AnswerRule[],
	change: (probe: Probe) => Probe = (probe) => probe,
	{ ofEveryAnswer = false } = {},
): ScenarioCheck {
	return scenario({
		...meta,
		id: `${requirement}/${nameOf(refusal)}`,
		needs: needsOfRefusal(refusal),
		run: async (trial) => {
			const exchange = await trial.exchange(change(refusal.probe));
			const isLetIn = ofEveryAnswer && trial.judge.accepted(exchange);
			return trial.judge.expect(exchange, isLetIn ? { kind: "accepted", answer: rules } : expectation(refusal, rules));
		},
	});
}

/** Whether there is a path that no route has is what AUTHZ-05 is about. */
function expectation({ code }: Refusal, rules: readonly AnswerRule[]): Expectation {
	return code === "no_route" ? either(refused(code, ...rules), accepted()) : refused(code, ...rules);
}

export function withHeaders(...headers: NonNullable<Probe["headers"]>): (probe: Probe) => Probe {
	return (probe) => ({ ...probe, headers: [...(probe.headers ?? []), ...headers] });
}
