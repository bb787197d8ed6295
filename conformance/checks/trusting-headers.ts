import type { HeaderPair } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { none } from "./credential-parts.ts";
import { refused } from "./expect.ts";
import { differing, validRead } from "./signed.ts";

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
		["AUT-15", "NET-01"],
		"CVE-2022-24112",
	],
	["edge-address", [["CF-Connecting-IP", "127.0.0.1"]], ["AUT-15", "NET-01"], "CWE-290"],
	[
		"private-address",
		[
			["X-Forwarded-For", "10.0.0.1"],
			["X-Real-IP", "192.168.0.1"],
			["X-Client-IP", "172.16.0.1"],
			["X-Originating-IP", "fd00::1"],
		],
		["NET-01"],
		"CWE-348",
	],
	[
		"private-address-in-another-form",
		[
			["X-Forwarded-For", "::ffff:10.0.0.1"],
			["X-Real-IP", "010.0.0.1"],
			["X-Client-IP", "0x0a.0.0.1"],
			["X-Originating-IP", "10.1"],
		],
		["NET-02"],
		"CVE-2026-24398",
	],
	[
		"country",
		[
			["CF-IPCountry", "US"],
			["X-Country-Code", "US"],
			["X-Geo-Country", "US"],
		],
		["NET-03"],
		"CWE-290",
	],
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
		twin: validRead,
		defect: { ...none, headers },
		expect: refused("unauthenticated"),
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

/** CRED-09: nothing that a sender says of itself stands for a credential. */
export const trustingHeaderChecks: readonly Check[] = [...claims, nominated];
