import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { UpstreamRule } from "../engine/expectation.ts";
import { exchange } from "./define.ts";
import { accepted } from "./expect.ts";
import { needsOf } from "./needs-of.ts";

type Meta = Pick<Check, "id" | "title" | "severity" | "threats"> & Partial<Pick<Check, "references" | "needs">>;

/** A check that what reaches the upstream keeps these rules; the twin is the plain request on the same route. */
export function forwarded(check: Meta, probe: Probe, ...rules: UpstreamRule[]): Check {
	const twin: Probe = {
		credential: probe.credential,
		...(probe.route === undefined ? {} : { route: probe.route }),
	};
	return exchange({
		...check,
		needs: [...needsOf(twin, probe), "echo", ...(check.needs ?? [])],
		twin,
		probe,
		expect: accepted(...rules),
	});
}

/** Both kinds, for what must hold for either. */
export const bothCredentials = ["hmac", "jwt"] as const;
