import type { Change, HeaderPair, Probe } from "../client/probe.ts";
import type { Check, Outcome, Severity, Trial } from "../engine/check.ts";
import { notElsewhere } from "./answer-rules.ts";
import { bearerSchemeChecks } from "./bearer-scheme.ts";
import { bearer, fields, none } from "./credential-parts.ts";
import { credentialPlaceChecks } from "./credential-places.ts";
import { scenario } from "./define.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { each, inOrder } from "./series.ts";
import { differing, signedRead, validRead } from "./signed.ts";
import { trustingHeaderChecks } from "./trusting-headers.ts";

const unauthenticated = refused("unauthenticated");
const malformed = refused("malformed_request");
const conflicting = refused("conflicting_credentials");

/** CRED-01: nobody's request, in every shape that is let through somewhere. */
const anonymous: Check[] = [
	...(
		[
			["get", "GET", none, "critical", ["AUT-01"]],
			["head", "HEAD", { ...none, method: "HEAD" }, "high", ["AUT-17"]],
			["post", "POST", { ...none, method: "POST", body: { text: "{}" } }, "critical", ["AUT-01", "ERR-09"]],
			["put", "PUT", { ...none, method: "PUT" }, "critical", ["AUT-01"]],
			["patch", "PATCH", { ...none, method: "PATCH" }, "critical", ["AUT-01"]],
			["delete", "DELETE", { ...none, method: "DELETE" }, "critical", ["AUT-01"]],
			["with-query", "a request with a query", { ...none, query: "path=/hi&public=1" }, "critical", ["AUT-13"]],
			["unknown-path", "a request for a path that no route has", { ...none, route: "unknown" }, "low", ["ERR-15"]],
			[
				"bad-json",
				"a POST of broken JSON",
				{ ...none, method: "POST", headers: [["Content-Type", "application/json"]], body: { text: "{" } },
				"low",
				["ERR-09"],
			],
		] satisfies [string, string, Probe, Severity, string[]][]
	).map(([slug, what, probe, severity, threats]) =>
		differing({
			id: `CRED-01/${slug}`,
			title: `refuses ${what} without credentials`,
			severity,
			threats,
			references: ["CWE-306"],
			twin: validRead,
			defect: probe,
			// Once is enough: who does so once does so always.
			expect: slug === "get" ? refused("unauthenticated", notElsewhere) : unauthenticated,
		}),
	),
	...(
		[
			["options", "a bare OPTIONS", [], ["AUT-17", "COR-06"]],
			[
				"preflight",
				"a preflight that was not configured",
				[
					["Origin", "https://evil.example"],
					["Access-Control-Request-Method", "DELETE"],
				],
				["AUT-17", "COR-01"],
			],
		] satisfies [string, string, HeaderPair[], string[]][]
	).map(([slug, what, headers, threats]) =>
		differing({
			id: `CRED-01/${slug}`,
			title: `refuses ${what} without credentials`,
			severity: "medium",
			threats,
			references: ["CWE-306"],
			// Other gateways answer these themselves, without asking any upstream; that does no harm.
			needs: ["errors.countersign"],
			twin: validRead,
			defect: { ...none, method: "OPTIONS", headers },
			expect: unauthenticated,
		}),
	),
	...(
		[
			["websocket", "websocket", ["Sec-WebSocket-Version", "13"]],
			["h2c", "h2c", ["HTTP2-Settings", "AAMAAABkAAQAoAAAAAIAAAAA"]],
		] as const
	).map(([slug, protocol, header]) =>
		differing({
			id: `CRED-01/upgrade-${slug}`,
			title: `refuses an upgrade to ${protocol} without credentials`,
			severity: "high",
			threats: ["AUT-16", "AVL-11"],
			references: ["CWE-306"],
			twin: validRead,
			defect: {
				...none,
				headers: [
					["Connection", "Upgrade"],
					["Upgrade", protocol],
					["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
					header,
				],
			},
			expect: refusedAnywhere("unauthenticated"),
		}),
	),
];

/** Each set of fields that is neither all nor none, as the fields that are taken away. */
const partial: readonly (readonly string[])[] = Array.from({ length: 2 ** fields.length - 2 }, (_, index) =>
	fields.filter((_field, bit) => ((index + 1) >> bit) & 1),
);

function without(missing: readonly string[]): readonly Change[] {
	return missing.map((name) => ({ remove: name }));
}

/** Takes the fields of this request away; what is left must not be taken for the twin, which is accepted. */
function refusingParts(trial: Trial, whole: Probe, twin: Probe): Promise<Outcome> {
	return inOrder(trial, [
		() => each(trial, [twin], accepted()),
		() =>
			each(
				trial,
				partial.map((missing) => ({ ...whole, after: without(missing) })),
				malformed,
			),
	]);
}

/** CRED-02: a credential in pieces. */
const pieces: Check[] = [
	scenario({
		id: "CRED-02/every-part",
		title: "refuses each of the 30 incomplete sets of HMAC header fields as malformed, never as anonymous",
		severity: "high",
		threats: ["AUT-05", "AUT-18"],
		references: ["CWE-306"],
		needs: ["hmac"],
		run: (trial) => refusingParts(trial, signedRead, signedRead),
	}),
	scenario({
		id: "CRED-02/every-part-beside-a-token",
		title: "refuses each of the 30 incomplete sets of HMAC header fields beside a valid token",
		severity: "high",
		threats: ["AUT-04", "AUT-03"],
		references: ["CWE-287"],
		needs: needsOf({ credential: "both" }),
		run: (trial) => refusingParts(trial, { credential: "both" }, bearer),
	}),
	...fields.map((name) =>
		differing({
			id: `CRED-02/lone-${name.toLowerCase()}-beside-a-token`,
			title: `treats a request with ${name} and a valid token as an HMAC request`,
			severity: "medium",
			threats: ["AUT-04"],
			references: ["CWE-287"],
			needs: ["hmac"],
			twin: bearer,
			defect: { headers: [[name, "x"]] },
			expect: malformed,
		}),
	),
	...(["X-Key-Id", "X-Signature"] as const).map((name) =>
		differing({
			id: `CRED-02/empty-${name.toLowerCase()}-beside-a-token`,
			title: `treats a request with an empty ${name} and a valid token as an HMAC request`,
			severity: "medium",
			threats: ["AUT-14", "AUT-04"],
			references: ["CWE-287"],
			needs: ["hmac"],
			twin: bearer,
			defect: { headers: [[name, ""]] },
			expect: malformed,
		}),
	),
];

/** CRED-03: two credentials, good or bad. */
const conflicts: Check[] = [
	...(
		[
			["both-valid", "a valid signature and a valid token", {}, "medium", ["AUT-02"]],
			[
				"bad-signature-good-token",
				"a wrong signature and a valid token",
				{ after: [{ flipCharacter: { header: "X-Signature", at: 10 } }] },
				"high",
				["AUT-03"],
			],
			["unknown-key-good-token", "an unknown key and a valid token", { key: "unknown" }, "high", ["AUT-03", "AUT-21"]],
			[
				"old-timestamp-good-token",
				"an old timestamp and a valid token",
				{ sign: { timestampOffset: -86_400 } },
				"high",
				["AUT-03"],
			],
			[
				"good-signature-bad-token",
				"a valid signature and a token with a wrong signature",
				{ token: { text: [{ flipBit: { part: 2, byte: 5 } }] } },
				"high",
				["AUT-03"],
			],
			[
				"good-signature-garbage",
				"a valid signature and garbage for a token",
				{ token: { text: [{ replaceWith: "garbage" }] } },
				"medium",
				["AUT-02"],
			],
		] satisfies [string, string, Partial<Probe>, Severity, string[]][]
	).map(([slug, what, defect, severity, threats]) =>
		differing({
			id: `CRED-03/${slug}`,
			title: `refuses ${what} as a conflict`,
			severity,
			threats,
			references: ["RFC 6750 §2", "CWE-287"],
			defect: { credential: "both", ...defect },
			expect: conflicting,
		}),
	),
	...(
		[
			["basic", "Basic", "Basic dXNlcjpwYXNzd29yZA=="],
			["bearer-without-token", "Bearer without a token", "Bearer"],
			["unknown-scheme", "a scheme that it does not know", "Countersign x"],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-03/${slug}`,
			title: `refuses a valid signature beside an Authorization with ${what}`,
			severity: "medium",
			threats: ["AUT-02", "AUT-19"],
			references: ["RFC 6750 §2"],
			defect: { headers: [["Authorization", value]] },
			expect: conflicting,
		}),
	),
	differing({
		id: "CRED-03/identities-do-not-mix",
		title: "gives a key without a scope nothing of the scopes of a token beside it",
		severity: "high",
		threats: ["AUT-19"],
		references: ["CWE-863"],
		twin: { ...signedRead, key: "readOnly" },
		defect: { credential: "both", route: "write", body: { text: "{}" } },
		expect: conflicting,
	}),
];

/** CRED-05: an empty Authorization. */
const empty: Check[] = [
	...(
		[
			["alone", "an empty Authorization", ""],
			["blank-alone", "a blank Authorization", " \t "],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-05/${slug}`,
			title: `treats a request with ${what} as one without credentials`,
			severity: "low",
			threats: ["HDR-12"],
			references: ["RFC 9110 §11.6.2"],
			twin: validRead,
			defect: { ...none, headers: [["Authorization", value]] },
			expect: unauthenticated,
		}),
	),
	differing({
		id: "CRED-05/beside-a-signature",
		title: "accepts a signed request with an empty Authorization",
		severity: "low",
		threats: ["HDR-12"],
		references: ["RFC 9110 §11.6.2"],
		needs: ["countersign-v1"],
		defect: { headers: [["Authorization", ""]] },
		expect: accepted(),
	}),
];

/** CRED: which credential a request bears. */
export const credentialChecks: readonly Check[] = [
	...anonymous,
	...pieces,
	...conflicts,
	...credentialPlaceChecks,
	...empty,
	...bearerSchemeChecks,
	...trustingHeaderChecks,
];
