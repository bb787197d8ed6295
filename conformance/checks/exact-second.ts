import type { Probe } from "../client/probe.ts";
import type { Check, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { inOrder } from "./series.ts";

/** So many beginnings of a second are waited for, on a machine that is too busy to answer within one. */
const attempts = 10;

/**
 * Judges a request that was made, judged and answered within one second of a clock that runner and target share. What it
 * says in whole seconds from now is then exactly that to the target.
 */
async function inOneSecond(trial: Trial, probe: Probe, expectation: Expectation): Promise<Outcome> {
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		await trial.pause(1000 - (Date.now() % 1000));
		const exchange = await trial.exchange(probe);
		const { before = 0, after = 1 } = exchange.clock ?? {};
		if (Math.floor(before) === Math.floor(after)) return trial.judge.expect(exchange, expectation);
	}
	return trial.judge.inconclusive(`No answer came within the second in which it was asked for, ${attempts} times.`);
}

/** A check of an edge that lies between two seconds, from both sides. Needs a clock that runner and target share. */
export function onBothSides(
	check: Pick<Check, "id" | "title" | "threats" | "references"> & { needs: ScenarioCheck["needs"] },
	sides: readonly (readonly [Probe, Expectation])[],
): ScenarioCheck {
	return scenario({
		...check,
		severity: "medium",
		waits: sides.length,
		// Only there is the clock known to be the same.
		needs: [...check.needs, "lab"],
		run: (trial) =>
			inOrder(
				trial,
				sides.map(
					([probe, expectation]) =>
						() =>
							inOneSecond(trial, probe, expectation),
				),
			),
	});
}
