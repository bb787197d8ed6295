import * as fc from "fast-check";
import type { TokenDefect } from "../../conformance/client/probe.ts";
import type { Ask } from "../laws/gateway-command.ts";
import { type AskChoice, askOf } from "./gateway-ask.ts";
import { type What, what } from "./gateway-what.ts";
import { tokenProbe } from "./token-probe.ts";

const scopeClaims = fc.constantFrom<TokenDefect>(
	{},
	{},
	{ claims: { scope: "sites:read sites:write users:read sites:audit" } },
	{ claims: { scope: "sites:read" } },
	{ claims: { scope: "users:read" } },
	{ claims: { scope: "" } },
	{ omit: ["claims.scope"] },
	{ omit: ["claims.scope"], claims: { permissions: ["sites:read", "sites:write"] } },
	{ claims: { scope: "sites:read", permissions: ["sites:write", "users:read"] } },
);

export const algorithm = fc.constantFrom("ES256", "ES256", "RS256", "PS256", "EdDSA");

/** Signed by a key of the mint under the name that it has, or that it has after a rotation. */
const signer: fc.Arbitrary<TokenDefect> = fc.oneof(
	{ weight: 5, arbitrary: algorithm.map((alg) => ({ alg })) },
	{
		weight: 3,
		arbitrary: fc
			.tuple(algorithm, fc.constantFrom("next", "ec-2", "other", "unheard-of"))
			.map(([alg, kid]) => ({ alg, header: { kid } })),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom<TokenDefect>(
			{ key: "foreign" },
			{ key: "foreign", alg: "ES256" },
			{ key: "weak" },
			{ key: "short" },
			// Its key would fit, and the algorithm is none that it is for.
			...["RS384", "RS512", "PS384"].map((alg) => ({ alg })),
		),
	},
);

/** Seconds at which a date ends with the tolerance or is not yet right, and those beside them. */
const edges = [29, 30, 31].flatMap((off) => [{ exp: -off }, { nbf: off }, { iat: off }]);

const dates: fc.Arbitrary<TokenDefect> = fc
	.oneof<fc.MaybeWeightedArbitrary<NonNullable<TokenDefect["times"]>>[]>(
		{ weight: 2, arbitrary: fc.constantFrom<NonNullable<TokenDefect["times"]>>(...edges) },
		{
			weight: 1,
			arbitrary: fc.constantFrom<NonNullable<TokenDefect["times"]>>(
				...[-3600, -100, -15].map((exp) => ({ exp })),
				...[100, 10].map((nbf) => ({ nbf })),
				{ iat: 3600 },
			),
		},
	)
	.map((times) => ({ times }));

/** A request with a token: of an issuer whose keys change, or with something wrong that no key makes good. */
export function bearerAsk(choice: AskChoice): fc.Arbitrary<Ask> {
	const minted = fc
		.tuple(what, signer, fc.oneof({ weight: 5, arbitrary: scopeClaims }, { weight: 2, arbitrary: dates }))
		.map(([asked, key, says]): What => ({ ...asked, token: { ...says, ...key } }));
	const odd = tokenProbe(true, choice).map(({ credential: _, ...asked }): What => asked);
	return fc
		.record({
			probe: fc.oneof({ weight: 5, arbitrary: minted }, { weight: 2, arbitrary: odd }),
			both: fc.integer({ min: 0, max: 15 }).map((number) => number === 15),
			elsewhere: choice.hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ probe, both, ...rest }) =>
			both ? { ...askOf("bearer", { ...probe, after: [] }, rest), both: true as const } : askOf("bearer", probe, rest),
		);
}

/** What the upstream does not begin to answer in time, and what it does not end in that. */
export function lateAsk({ upstreamSeconds }: AskChoice): fc.Arbitrary<Ask> {
	return fc
		.constantFrom("slow", "halting")
		.map((how) => `/sites/{id}/~${how}-${upstreamSeconds * 1000 + 300}`)
		.map((path) => askOf("bearer", { path, method: "GET", headers: [] }, {}));
}
