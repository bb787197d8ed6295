import { NothingToChange } from "../client/nothing-to-change.ts";
import type { TokenDefect } from "../client/probe.ts";
import type { ScenarioCheck, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { accepted } from "./expect.ts";
import { asked, keySetTimeline, told } from "./key-set-timeline.ts";

type Told = Pick<ScenarioCheck, "id" | "title" | "severity" | "threats" | "references"> & {
	/** What the issuer publishes; see `IssuerMode` for entries that stand for a key of the mint. */
	keys: readonly Record<string, unknown>[];
	/** Must be accepted under this set, which shows that the set was taken. */
	twin: TokenDefect;
	token: TokenDefect;
	expect: Expectation;
	/** The algorithm that the target must not be configured for, where that is what the check is about. */
	unconfigured?: string;
};

const remedy = "set jwt.algorithms to those that the target takes";

/** Throws a `NothingToChange` where the target takes other algorithms than the check is about. */
function fitting({ tokenAlgorithms: taken }: Trial, needed: readonly TokenDefect[], unconfigured?: string): void {
	if (taken === undefined) return;
	const missing = needed.find(({ alg }) => alg !== undefined && !taken.includes(alg));
	if (missing !== undefined) throw new NothingToChange(`the target takes no tokens under ${missing.alg}`, remedy);
	if (unconfigured !== undefined && taken.includes(unconfigured))
		throw new NothingToChange(`the target takes tokens under ${unconfigured}`, remedy);
}

/**
 * The kid `good` in words of this check: the gateway had sets of other checks before, and must not accept the twin under
 * what it has kept of them.
 */
function own<Named extends Readonly<Record<string, unknown>>>(members: Named, id: string): Named {
	return members["kid"] === "good" ? { ...members, kid: `good for ${id}` } : members;
}

/** A check of which key a gateway takes from a set. */
export function keySetCheck({ keys, twin, token, expect, unconfigured, ...check }: Told): ScenarioCheck {
	return keySetTimeline(check, (trial, gateway) => {
		fitting(trial, expect.kind === "accepted" ? [twin, token] : [twin], unconfigured);
		return [
			told(trial, gateway, { mode: "ok", keys: keys.map((key) => own(key, check.id)) }),
			asked(trial, gateway, { ...twin, header: own(twin.header ?? {}, check.id) }, accepted()),
			asked(trial, gateway, token, expect),
		];
	});
}
