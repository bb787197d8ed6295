import type { Probe, TokenDefect } from "../client/probe.ts";
import type { ExchangeCheck } from "../engine/check.ts";
import { exchange } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { needsOf } from "./needs-of.ts";

type Told = Pick<ExchangeCheck, "id" | "title" | "severity" | "threats"> &
	Partial<Pick<ExchangeCheck, "references" | "needs">> & {
		/** What is wrong with the token, or unusual. */
		token: TokenDefect;
		/** The token that differs from it in one thing and must be accepted; the honest one unless told. */
		twin?: TokenDefect;
	};

function bearer(token: TokenDefect): Probe {
	return { credential: "jwt", token };
}

/** A check that a token is refused as every bad one is, and its twin is not. */
export function refusesToken(told: Told): ExchangeCheck {
	const { token, twin = {}, needs = [], ...check } = told;
	return exchange({
		...check,
		needs: [...needsOf(bearer(twin), bearer(token)), ...needs],
		twin: bearer(twin),
		probe: bearer(token),
		expect: refused("invalid_token"),
	});
}

/** A check that a token out of the common is accepted. */
export function acceptsToken(told: Told): ExchangeCheck {
	const { token, twin = {}, needs = [], ...check } = told;
	return exchange({
		...check,
		needs: [...needsOf(bearer(twin), bearer(token)), ...needs],
		twin: bearer(twin),
		probe: bearer(token),
		expect: accepted(),
	});
}
