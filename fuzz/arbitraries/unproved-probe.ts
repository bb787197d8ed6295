import * as fc from "fast-check";
import type { HeaderPair, Probe, RouteRole } from "../../conformance/client/probe.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { noise } from "./header-noise.ts";
import { pathEnds } from "./request-change.ts";

/** Headers that seem to prove something, no five of which are a signature. */
const seeming: readonly HeaderPair[] = [
	["X-Key-Id", "live_org_test123"],
	["X-Key-Id", ""],
	["X-Timestamp", "1767225600"],
	["X-Nonce", "0123456789abcdef"],
	["X-Content-SHA256", "0".repeat(64)],
	["X-Signature", `v1=${"0".repeat(64)}`],
	["X-Signature", ""],
	["Authorization", "Bearer"],
	["Authorization", "Bearer x"],
	["Authorization", "Bearer undefined"],
	["Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."],
	["Authorization", "Basic eDp5"],
	["Authorization", ""],
	["Authorization", "null"],
];

/** Headers by which gateways have been seen to let somebody in unasked. */
const bypasses: readonly HeaderPair[] = [
	["Upgrade", "websocket"],
	["Origin", "https://app.example"],
	["Access-Control-Request-Method", "GET"],
	["X-Internal", "1"],
	["CF-IPCountry", "US"],
	["X-Auth-Type", "hmac"],
	["X-Forwarded-For", "127.0.0.1"],
	["X-Original-URL", "/hi"],
	["X-HTTP-Method-Override", "OPTIONS"],
	["User-Agent", "kube-probe/1.0"],
];

/** Texts that look like a public path where they do not count. */
const ends = [
	...pathEnds,
	"?x=/hi",
	"?x=/open/y",
	";/open/",
	"/open/x",
	"/hi",
	"?public=1",
	"%3F/open/",
	"/health",
	".css",
];

/** Requests that nobody signed and no issuer vouches for, some of which say otherwise. */
export function unprovedProbe(capabilities: ReadonlySet<Need>): fc.Arbitrary<Probe> {
	const roles: readonly RouteRole[] = [
		"read",
		"read",
		"unknown",
		...(capabilities.has("route.public") ? (["public"] as const) : []),
	];
	return fc
		.record({
			route: fc.constantFrom(...roles),
			method: fc.oneof(fc.constant(undefined), fc.constantFrom("GET", "HEAD", "OPTIONS", "POST", "DELETE", "TRACE")),
			path: fc.oneof(
				{ weight: 2, arbitrary: fc.constant(undefined) },
				{ weight: 3, arbitrary: fc.constantFrom(...ends).map((end) => `{route}${end}`) },
			),
			seeming: fc.uniqueArray(fc.constantFrom(...seeming), { maxLength: 2, selector: ([name]) => name }),
			bypass: fc.array(fc.constantFrom(...bypasses, ...noise), { maxLength: 2 }),
		})
		.map(({ seeming: proofs, bypass, method, path, route }) => ({
			credential: "none",
			route,
			...(method === undefined ? {} : { method }),
			...(path === undefined ? {} : { path }),
			headers: [...proofs, ...bypass],
		}));
}
