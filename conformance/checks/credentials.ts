import type { Change, HeaderPair, Probe } from "../client/probe.ts";
import type { Check, Need, Severity } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { each } from "./series.ts";
import { differing, signedRead, signedWrite } from "./signed.ts";

const none: Probe = { credential: "none" };
const bearer: Probe = { credential: "jwt" };
const unauthenticated = refused("unauthenticated");
const malformed = refused("malformed_request");
const conflicting = refused("conflicting_credentials");
const badToken = refused("invalid_token");

const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;

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
			defect: probe,
			expect: unauthenticated,
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

/** CRED-02: a credential in pieces. */
const pieces: Check[] = [
	scenario({
		id: "CRED-02/every-part",
		title: "refuses each of the 30 incomplete sets of HMAC header fields as malformed, never as anonymous",
		severity: "high",
		threats: ["AUT-05", "AUT-18"],
		references: ["CWE-306"],
		needs: ["hmac"],
		run: (trial) =>
			each(
				trial,
				partial.map((missing) => ({ ...signedRead, after: without(missing) })),
				malformed,
			),
	}),
	scenario({
		id: "CRED-02/every-part-beside-a-token",
		title: "refuses each of the 30 incomplete sets of HMAC header fields beside a valid token",
		severity: "high",
		threats: ["AUT-04", "AUT-03"],
		references: ["CWE-287"],
		needs: needsOf({ credential: "both" }),
		run: (trial) =>
			each(
				trial,
				partial.map((missing) => ({ credential: "both", after: without(missing) })),
				malformed,
			),
	}),
	...fields.map((name) =>
		differing({
			id: `CRED-02/lone-${name.toLowerCase()}-beside-a-token`,
			title: `treats a request with ${name} and a valid token as an HMAC request`,
			severity: "medium",
			threats: ["AUT-04"],
			references: ["CWE-287"],
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

const carriedToken = (to: "query" | "cookie" | "form", as: string): Change => ({
	carry: { header: "Authorization", to, as },
});

interface Elsewhere {
	slug: string;
	what: string;
	defect: Partial<Probe>;
	twin?: Probe;
	threats: readonly string[];
	severity?: Severity;
	references?: readonly string[];
	needs?: readonly Need[];
}

/** CRED-04: the right proof in the wrong place. */
const elsewhere: Check[] = (
	[
		{
			slug: "access-token-in-query",
			what: "a token in the query",
			twin: bearer,
			defect: { after: [carriedToken("query", "access_token")] },
			threats: ["AUT-10"],
			references: ["RFC 6750 §5.3", "RFC 9700 §4.3.2"],
		},
		{
			slug: "token-in-query",
			what: "a token in the query under another name",
			twin: bearer,
			defect: { after: [carriedToken("query", "token")] },
			threats: ["AUT-10"],
			references: ["RFC 6750 §5.3"],
		},
		{
			slug: "access-token-in-form",
			what: "a token in a form",
			twin: bearer,
			defect: {
				method: "POST",
				headers: [["Content-Type", "application/x-www-form-urlencoded"]],
				after: [carriedToken("form", "access_token")],
			},
			threats: ["AUT-11"],
			references: ["RFC 6750 §2.2"],
		},
		{
			slug: "access-token-in-cookie",
			what: "a token in a cookie",
			twin: bearer,
			defect: { after: [carriedToken("cookie", "access_token")] },
			threats: ["AUT-11"],
			references: ["CWE-352"],
		},
		{
			slug: "authorization-in-cookie",
			what: "a token in a cookie called Authorization",
			twin: bearer,
			defect: { after: [carriedToken("cookie", "Authorization")] },
			threats: ["AUT-11"],
			references: ["CWE-352"],
		},
		{
			slug: "hmac-in-query",
			what: "the five HMAC fields in the query",
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "query", as: name } })) },
			threats: ["KEY-25", "AUT-20"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "hmac-in-cookie",
			what: "the five HMAC fields in cookies",
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "cookie", as: name } })) },
			threats: ["KEY-25"],
			references: ["CWE-352"],
		},
		{
			slug: "hmac-in-form",
			what: "the five HMAC fields in a form",
			twin: { ...signedWrite, body: { text: "a=1" } },
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "form", as: name } })) },
			threats: ["KEY-25"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "short-names-in-query",
			what: "a key id and a signature in the query",
			defect: { ...none, query: "key_id=live_org_test123&signature=x&timestamp=1" },
			threats: ["KEY-25"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "user-in-host",
			what: "a user and a password in the query",
			defect: { ...none, query: "user=admin&password=admin&api_key=x" },
			threats: ["AUT-20"],
			references: ["CWE-287"],
		},
	] satisfies Elsewhere[] as readonly Elsewhere[]
).map(({ slug, what, severity = "high", references = ["CWE-287"], ...told }) =>
	differing({
		id: `CRED-04/${slug}`,
		title: `takes ${what} for no credential`,
		severity,
		references,
		...told,
		expect: unauthenticated,
	}),
);

const split: Check[] = fields.map((name) =>
	differing({
		id: `CRED-04/only-${name.toLowerCase()}-in-query`,
		title: `does not take ${name} from the query where the other fields are headers`,
		severity: "critical",
		threats: ["AUT-20", "KEY-25"],
		references: ["CVE-2026-41145"],
		defect: { after: [{ carry: { header: name, to: "query", as: name } }] },
		expect: malformed,
	}),
);

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

/** CRED-06: other schemes, some of them with a valid token. */
const schemes: Check[] = [
	...(
		[
			["basic", "Basic", "Basic dXNlcjpwYXNzd29yZA=="],
			["digest", "Digest", 'Digest username="admin", realm="x", nonce="y", response="z"'],
			["negotiate", "Negotiate", "Negotiate YII="],
			["bare-word", "a bare word", "admin"],
			["bare-null", "null", "null"],
			["comma", "a comma", ","],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-06/${slug}`,
			title: `refuses an Authorization of ${what}`,
			severity: "medium",
			threats: ["AUT-08"],
			references: ["RFC 9110 §11.4"],
			defect: { ...none, headers: [["Authorization", value]] },
			expect: unauthenticated,
		}),
	),
	...(
		[
			["token", "Token", { inHeader: ["Authorization", "Bearer", "Token"] }, ["AUT-08"]],
			["jwt", "JWT", { inHeader: ["Authorization", "Bearer", "JWT"] }, ["AUT-08"]],
			["basic-with-token", "Basic", { inHeader: ["Authorization", "Bearer", "Basic"] }, ["AUT-08"]],
			["no-scheme", "no scheme", { inHeader: ["Authorization", "Bearer ", ""] }, ["AUT-07"]],
			["glued", "Bearer glued to it", { inHeader: ["Authorization", "Bearer ", "Bearer"] }, ["AUT-07"]],
			[
				"longer-name",
				"a scheme whose name begins with Bearer",
				{ inHeader: ["Authorization", "Bearer", "Bearers"] },
				["AUT-07"],
			],
			["basic-first", "Basic, and Bearer behind a comma", { prependTo: ["Authorization", "Basic x, "] }, ["AUT-09"]],
		] satisfies [string, string, Change, string[]][]
	).map(([slug, what, change, threats]) =>
		differing({
			id: `CRED-06/${slug}`,
			title: `refuses a valid token under ${what}`,
			severity: "medium",
			threats,
			references: ["RFC 9110 §11.4", "CVE-2021-32777"],
			twin: bearer,
			defect: { after: [change] },
			expect: unauthenticated,
		}),
	),
];

/** CRED-07: one scheme, one name. */
const bearerNames: Check[] = (
	[
		["lower-case", "bearer in lower case", "bearer "],
		["upper-case", "BEARER in upper case", "BEARER "],
		["mixed-case", "bEaReR in mixed case", "bEaReR "],
		["several-spaces", "Bearer and several spaces", "Bearer    "],
	] as const
).map(([slug, what, text]) =>
	differing({
		id: `CRED-07/${slug}`,
		title: `accepts a token behind ${what}`,
		severity: "low",
		threats: ["AUT-06"],
		references: ["RFC 9110 §11.1", "RFC 6750 §2.1"],
		twin: bearer,
		defect: { after: [{ inHeader: ["Authorization", "Bearer ", text] }] },
		expect: accepted(),
	}),
);

const otherToken = "eyJhbGciOiJub25lIn0.e30.AAAA";

/** CRED-08: a valid token, and something more. */
const bearerForms: Check[] = [
	...(
		[
			["tab", "behind a tab", { inHeader: ["Authorization", "Bearer ", "Bearer\t"] }, ["AUT-07"]],
			[
				"space-and-tab",
				"behind a space and a tab",
				{ inHeader: ["Authorization", "Bearer ", "Bearer \t"] },
				["AUT-07"],
			],
			["word-behind", "before another word", { appendTo: ["Authorization", " x"] }, ["AUT-07"]],
			["token-behind", "before another token", { appendTo: ["Authorization", ` ${otherToken}`] }, ["AUT-07"]],
			[
				"token-before",
				"behind another token",
				{ inHeader: ["Authorization", "Bearer ", `Bearer ${otherToken} `] },
				["AUT-07"],
			],
			["comma", "before a comma", { appendTo: ["Authorization", ","] }, ["HDR-13", "AUT-09"]],
			[
				"bearer-behind",
				"before a second Bearer",
				{ appendTo: ["Authorization", `, Bearer ${otherToken}`] },
				["AUT-09"],
			],
			["basic-behind", "before a Basic", { appendTo: ["Authorization", ", Basic x"] }, ["AUT-09"]],
			["quotes", "in quotation marks", { inHeader: ["Authorization", "Bearer ", 'Bearer "'] }, ["AUT-07", "JWT-32"]],
			["parameter", "as a parameter", { inHeader: ["Authorization", "Bearer ", "Bearer token="] }, ["AUT-07"]],
			["equals-sign", "behind an equals sign", { inHeader: ["Authorization", "Bearer ", "Bearer="] }, ["AUT-07"]],
			[
				"scheme-twice",
				"behind a second name of the scheme",
				{ inHeader: ["Authorization", "Bearer ", "Bearer Bearer "] },
				["AUT-07"],
			],
			["twice", "in each of two fields", { duplicate: "Authorization" }, ["HDR-01"]],
			[
				"good-then-bad",
				"before a field with another token",
				{ add: ["Authorization", `Bearer ${otherToken}`] },
				["HDR-01", "AUT-09"],
			],
			[
				"bad-then-good",
				"behind a field with another token",
				{ addFirst: ["Authorization", `Bearer ${otherToken}`] },
				["HDR-01", "AUT-09"],
			],
		] satisfies [string, string, Change, string[]][]
	).map(([slug, what, change, threats]) =>
		differing({
			id: `CRED-08/${slug}`,
			title: `refuses a valid token ${what}`,
			severity: "medium",
			threats,
			references: ["RFC 6750 §2.1"],
			twin: bearer,
			defect: { after: [change] },
			expect: badToken,
		}),
	),
	...(
		[
			["alone", "Bearer without a token", "Bearer"],
			["space-alone", "Bearer and a space", "Bearer "],
			["dots", "Bearer and two dots", "Bearer .."],
			["undefined", "Bearer undefined", "Bearer undefined"],
			["null", "Bearer null", "Bearer null"],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-08/${slug}`,
			title: `refuses ${what}`,
			severity: "medium",
			threats: ["AUT-07"],
			references: ["RFC 6750 §2.1"],
			defect: { ...none, headers: [["Authorization", value]] },
			expect: badToken,
		}),
	),
];

/** CRED-09: headers by which one part of a system tells another that all is well. */
const trusting: readonly (readonly [
	slug: string,
	headers: readonly HeaderPair[],
	threats: readonly string[],
	reference: string,
])[] = [
	[
		"x-internal",
		[
			["X-Internal", "1"],
			["X-Internal-Request", "true"],
		],
		["AUT-15"],
		"CWE-290",
	],
	[
		"loopback-address",
		[
			["X-Forwarded-For", "127.0.0.1"],
			["X-Real-IP", "127.0.0.1"],
			["True-Client-IP", "127.0.0.1"],
			["Forwarded", "for=127.0.0.1"],
		],
		["AUT-15"],
		"CVE-2022-24112",
	],
	["edge-address", [["CF-Connecting-IP", "127.0.0.1"]], ["AUT-15"], "CWE-290"],
	[
		"middleware-subrequest",
		[["X-Middleware-Subrequest", "middleware:middleware:middleware:middleware:middleware"]],
		["AUT-15"],
		"CVE-2025-29927",
	],
	[
		"envoy-original-path",
		[
			["X-Envoy-Original-Path", "/hi"],
			["X-Envoy-Internal", "true"],
		],
		["AUT-15"],
		"CVE-2023-27487",
	],
	[
		"original-url",
		[
			["X-Original-URL", "/hi"],
			["X-Rewrite-URL", "/hi"],
		],
		["AUT-15", "AUT-13"],
		"CVE-2018-14773",
	],
	["auth-type-none", [["X-Auth-Type", "none"]], ["AUT-12"], "CWE-287"],
	[
		"auth-type-hmac",
		[
			["X-Auth-Type", "hmac"],
			["X-Client-Id", "admin"],
			["X-Scopes", '["sites:read"]'],
		],
		["AUT-12", "FWD-01"],
		"CWE-290",
	],
	[
		"identity",
		[
			["X-User-Id", "admin"],
			["X-Org-Id", "org_primary"],
			["X-Auth-User", "admin"],
			["Remote-User", "admin"],
		],
		["AUT-15"],
		"CWE-290",
	],
	[
		"authenticated",
		[
			["X-Authenticated", "true"],
			["X-Verified", "1"],
			["X-Skip-Auth", "1"],
		],
		["AUT-15"],
		"CWE-287",
	],
	["method-override", [["X-HTTP-Method-Override", "OPTIONS"]], ["AUT-17", "MET-01"], "CVE-2023-30845"],
	[
		"health-check",
		[
			["User-Agent", "kube-probe/1.30"],
			["X-Health-Check", "1"],
		],
		["AUT-13", "AUT-15"],
		"CWE-287",
	],
	[
		"client-certificate",
		[
			["X-SSL-Client-Verify", "SUCCESS"],
			["X-Client-Cert", "CN=admin"],
			["X-Forwarded-Client-Cert", "Hash=0"],
		],
		["AUT-15"],
		"CWE-290",
	],
	["proxy-authorization", [["Proxy-Authorization", "Basic YWRtaW46YWRtaW4="]], ["AUT-08"], "CWE-287"],
	[
		"prototype-names",
		[
			["__proto__", "x"],
			["constructor", "x"],
		],
		["HDR-10"],
		"CWE-1321",
	],
	["nominated", [["Connection", "close, authorization, x-signature"]], ["HDR-11"], "CVE-2022-1388"],
];

const claims: Check[] = trusting.map(([slug, headers, threats, reference]) =>
	differing({
		id: `CRED-09/${slug}`,
		title: `asks for credentials, whatever ${headers.map(([name]) => name).join(", ")} ${headers.length > 1 ? "say" : "says"}`,
		severity: threats.includes("AUT-15") ? "critical" : "high",
		threats,
		references: [reference],
		defect: { ...none, headers },
		expect: unauthenticated,
	}),
);

const nominated = differing({
	id: "CRED-09/nominated-signature-fields",
	title: "verifies a wrong signature, although Connection names the fields that carry it",
	severity: "high",
	threats: ["HDR-11"],
	references: ["CVE-2022-1388", "CVE-2026-33805", "RFC 9110 §7.6.1"],
	defect: {
		headers: [["Connection", "close, x-key-id, x-nonce, x-signature"]],
		after: [{ appendToTarget: "~x" }],
	},
	// An intermediary that obeys Connection leaves nothing to verify.
	expect: refused(["invalid_credentials", "malformed_request", "unauthenticated"]),
});

/** CRED: which credential a request bears. */
export const credentialChecks: readonly Check[] = [
	...anonymous,
	...pieces,
	...conflicts,
	...elsewhere,
	...split,
	...empty,
	...schemes,
	...bearerNames,
	...bearerForms,
	...claims,
	nominated,
];
