import type { TokenDefect } from "../client/probe.ts";
import type { ScenarioCheck } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { inOrder } from "./series.ts";

type Told = Pick<ScenarioCheck, "id" | "title" | "severity" | "threats" | "references"> & {
	/** What the issuer publishes; see `IssuerMode` for entries that stand for a key of the mint. */
	keys: readonly Record<string, unknown>[];
	/** Must be accepted under this set, which shows that the set was taken. */
	twin: TokenDefect;
	token: TokenDefect;
	expect: Expectation;
};

/**
 * A check of which key a gateway takes from a set. It borrows a gateway that fetches the set anew for every token,
 * so that many such checks can share a few.
 */
export function keySetCheck({ keys, twin, token, expect, ...check }: Told): ScenarioCheck {
	return scenario({
		...check,
		needs: ["fresh"],
		borrows: "attentive",
		run: (trial) =>
			trial.lend("attentive", async (gateway) => {
				const judged = (defect: TokenDefect, expectation: Expectation) => async () =>
					trial.judge.expect(await gateway.exchange({ credential: "jwt", token: defect }), expectation);
				await gateway.issuer.set({ mode: "ok", keys });
				return inOrder(trial, [judged(twin, accepted()), judged(token, expect)]);
			}),
	});
}
