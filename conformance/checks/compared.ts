import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { exchange } from "./define.ts";
import { refused } from "./expect.ts";
import { needsOf } from "./needs-of.ts";

/** The routes of the embedded gateway that some of these checks rely on; see `embedded/gateway-config.ts`. */
export const labPaths = {
	/** Exact, GET, sites:read. */
	exact: "/status",
	/** A pattern under `/sites/*`, GET, sites:read and sites:audit. */
	twoScopes: "/sites/audit/{id}",
	/** The same, listed before `/sites/*` and not behind it. */
	twoScopesFirst: "/sites/ledger/{id}",
	/** A pattern, POST only, no scope. */
	postOnly: "/inbox/{id}",
	/** Exact, GET, sites:read, and closed. */
	closed: "/sites/shut",
	/** Exact and public. */
	open: "/hi",
} as const;

export const noRoute = refused("no_route");
export const noCredentials = refused("unauthenticated");

type Told = Pick<Check, "id" | "title" | "severity" | "threats"> & Partial<Pick<Check, "references" | "needs">>;

/** A check in which twin and probe are both told in full. */
export function compared(check: Told, twin: Probe, probe: Probe, expect: Expectation): Check {
	return exchange({ ...check, needs: [...needsOf(twin, probe), ...(check.needs ?? [])], twin, probe, expect });
}
