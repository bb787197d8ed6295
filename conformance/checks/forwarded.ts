import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { Expectation, UpstreamRule } from "../engine/expectation.ts";
import { exchange } from "./define.ts";
import { accepted, orRewritten } from "./expect.ts";
import { needsOf } from "./needs-of.ts";

type Meta = Pick<Check, "id" | "title" | "severity" | "threats"> &
	Partial<Pick<Check, "references" | "needs">> & {
		/** What is right too where something in front of the gateway takes away what this is about. */
		rewritten?: Expectation;
	};

/** A check that what reaches the upstream keeps these rules; the twin is the plain request on the same route. */
export function forwarded({ rewritten, ...check }: Meta, probe: Probe, ...rules: UpstreamRule[]): Check {
	const twin: Probe = {
		credential: probe.credential,
		...(probe.route === undefined ? {} : { route: probe.route }),
	};
	return exchange({
		...check,
		needs: [...needsOf(twin, probe), "echo", ...(check.needs ?? [])],
		twin,
		probe,
		expect: rewritten === undefined ? accepted(...rules) : orRewritten(accepted(...rules), rewritten),
	});
}

/** Both kinds, for what must hold for either. */
export const bothCredentials = ["hmac", "jwt"] as const;
