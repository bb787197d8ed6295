import { randomUUID } from "node:crypto";
import type { Probe } from "../client/probe.ts";
import type { ScenarioCheck, Severity } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { inOrder } from "./series.ts";
import { signedRead } from "./signed.ts";

/** What becomes of a nonce that was admitted before. */
export const replayed = refused("nonce_replayed");

/** The same request under this nonce. */
export function under(nonce: string, probe: Probe): Probe {
	return { ...probe, sign: { ...probe.sign, nonce } };
}

export interface Pair {
	id: string;
	title: string;
	severity: Severity;
	threats: readonly string[];
	references?: readonly string[];
	needs?: ScenarioCheck["needs"];
	first?: Probe;
	/** What becomes of the first; it is accepted unless told. */
	firstly?: Expectation;
	second?: Probe;
	/** What must become of the second. */
	secondly: Expectation;
}

/** Two requests under one nonce, each signed for itself. */
export function pair({
	first = signedRead,
	firstly = accepted(),
	second = signedRead,
	secondly,
	needs = [],
	...check
}: Pair): ScenarioCheck {
	return scenario({
		references: ["CWE-294"],
		...check,
		needs: [...needsOf(first, second), ...needs],
		run: async (trial) => {
			const nonce = randomUUID();
			return inOrder(trial, [
				async () => trial.judge.expect(await trial.exchange(under(nonce, first)), firstly),
				async () => trial.judge.expect(await trial.exchange(under(nonce, second)), secondly),
			]);
		},
	});
}
