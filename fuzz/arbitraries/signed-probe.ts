import * as fc from "fast-check";
import type { KeyRole, Probe, RouteRole, Signing } from "../../conformance/client/probe.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { query } from "./query.ts";
import { requestChange } from "./request-change.ts";

/** What a target has that probes can be made of. */
export interface ProbeMaterial {
	readonly scheme: string;
	readonly capabilities: ReadonlySet<Need>;
}

const roles: readonly (readonly [KeyRole, Need])[] = [
	["second", "hmac.second"],
	["readOnly", "hmac.readOnly"],
	["revoked", "hmac.revoked"],
	["expired", "hmac.expired"],
	["rotated", "hmac.rotated"],
	["retired", "hmac.rotated"],
];

/** Mistakes of a signer: lines left out or written otherwise, other digests, other secrets, values of its own. */
const mistakes: readonly Signing[] = [
	{ separator: "" },
	{ separator: "\r\n" },
	{ lines: { timestamp: null } },
	{ lines: { nonce: null } },
	{ lines: { method: null } },
	{ lines: { host: null } },
	{ lines: { contentType: "text/mistaken" } },
	{ lines: { contentHash: null } },
	{ lines: { method: "get" } },
	{ digest: "hash-of-secret-and-message" },
	{ digest: "hmac-swapped" },
	{ digest: "hmac-sha1" },
	{ digest: "hmac-sha512" },
	{ secret: "empty" },
	{ secret: "undefined-text" },
	{ secret: "with-newline" },
	{ secret: "hex-decoded" },
	{ secret: "base64-decoded" },
	{ keyId: "no_such_key" },
	{ contentHash: "0".repeat(64) },
	{ contentHash: "UNSIGNED-PAYLOAD" },
	{ nonce: "short" },
	{ nonce: "n".repeat(65) },
	{ nonce: "__proto__" },
	{ nonce: "nonce with blanks in it" },
	{ keyId: "a.b" },
];

const verbatimQueries = [
	"a=1",
	"a=1&b=2",
	"a=x+y&b=%20",
	"a=1%26b%3D2",
	"r=1&r=2",
	"a",
	"a=%C3%A9;b",
	"?a=1",
	"x=/hi&y=..",
	"b=2&a=1",
];

/** Signed requests that are honest, or have one mistake of their signer, or were altered on their way, or all of it. */
export function signedProbe({ scheme, capabilities }: ProbeMaterial): fc.Arbitrary<Probe> {
	const key = fc.constantFrom<KeyRole>(
		"unknown",
		...roles.filter(([, need]) => capabilities.has(need)).map(([role]) => role),
	);
	const mayWrite = capabilities.has("route.write");
	const route = fc.constantFrom<RouteRole>("read", ...(mayWrite ? (["write", "write"] as const) : []));
	const body = fc.oneof(
		fc.constantFrom("", "{}", '{"a":1}', "x\r\n", "caf\u00e9").map((text) => ({ text })),
		fc.uint8Array({ maxLength: 24 }).map((bytes) => ({ base64: Buffer.from(bytes).toString("base64") })),
	);
	const type = fc.constantFrom("application/json", "text/plain;  a=b", "application/octet-stream");
	const queries = scheme === "sorted-query" ? query : fc.constantFrom(...verbatimQueries);
	return fc
		.record({
			route,
			query: fc.option(queries, { nil: undefined }),
			key: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: key }),
			sign: fc.oneof(
				{ weight: 6, arbitrary: fc.constant(undefined) },
				{ weight: 1, arbitrary: fc.constantFrom(...mistakes) },
			),
			body,
			type: fc.option(type, { nil: undefined }),
			chunked: fc.boolean(),
			after: fc.array(requestChange, { maxLength: 2 }),
		})
		.map(({ body: content, type: contentType, chunked, ...rest }) => {
			const writes = rest.route === "write";
			return JSON.parse(
				JSON.stringify({
					credential: "hmac",
					...rest,
					...(writes ? { body: content } : {}),
					...(writes && contentType !== undefined ? { headers: [["Content-Type", contentType]] } : {}),
					...(writes && chunked ? { framing: { kind: "chunked", chunkSize: 3 } } : {}),
				}),
			) as Probe;
		});
}
