import { createHash } from "node:crypto";
import type { Change, HeaderPair, Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { defaultPortCheck, otherHost } from "./default-port.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { canonicalContentTypeChecks } from "./hmac-canon-content-type.ts";
import { canonicalLineChecks } from "./hmac-canon-lines.ts";
import { canonicalTargetChecks } from "./hmac-canon-target.ts";
import { keyRecord } from "./key-record.ts";
import { inOrder } from "./series.ts";
import { differing, signedRead, signedWrite, tampering } from "./signed.ts";

const wrong = refused("invalid_credentials");

/** HMAC-CANON-03: two keys with one secret, so that nothing but the covered key id tells them apart. */
const keySubstitution = scenario({
	id: "HMAC-CANON-03/two-keys-one-secret",
	title: "refuses a request under another key id than the signed one, although both keys have the same secret",
	severity: "high",
	threats: ["CAN-06"],
	references: ["CWE-347"],
	needs: ["hmac", "keystore", "countersign-v1"],
	run: async (trial) => {
		const secretText = "one secret of the two keys of a check";
		const [one, other] = ["check_canon_one", "check_canon_other"] as const;
		await trial.keys.put(one, keyRecord(one, [secretText]));
		await trial.keys.put(other, keyRecord(other, [secretText]));
		const asked = async (keyId: string, after: readonly Change[] = []) =>
			trial.exchange({ ...signedRead, sign: { keyId, secretText }, after });
		return inOrder(trial, [
			async () => trial.judge.expect(await asked(one), accepted()),
			async () => trial.judge.expect(await asked(other), accepted()),
			async () => trial.judge.expect(await asked(one, [{ set: ["X-Key-Id", other] }]), wrong),
		]);
	},
});

/** HMAC-CANON-04 and 05: the fields that keep a request from being used again. */
const freshnessFields: Check[] = [
	tampering({
		id: "HMAC-CANON-04/changed",
		title: "refuses another timestamp than the signed one",
		severity: "critical",
		threats: ["CAN-04"],
		references: ["CWE-294"],
		sent: [{ flipCharacter: { header: "X-Timestamp", at: -1 } }],
		honest: {},
		expect: wrong,
	}),
	...(
		[
			[
				"changed",
				"another nonce than the signed one",
				"{nonce}",
				{ flipCharacter: { header: "X-Nonce", at: 0 } },
				"CAN-05",
			],
			[
				"last-character",
				"a nonce that differs in its last character",
				"{nonce}",
				{ flipCharacter: { header: "X-Nonce", at: -1 } },
				"CAN-05",
			],
			["upper-case", "the nonce in upper case", "n{nonce}", { upperCase: "X-Nonce" }, "NON-14"],
			["put-in-lower-case", "the nonce in lower case", "N{nonce}", { lowerCase: "X-Nonce" }, "NON-14"],
			["extended", "the nonce with a character behind", "{nonce}", { appendTo: ["X-Nonce", "0"] }, "CAN-05"],
		] as const
	).map(([slug, what, nonce, change, threat]) =>
		tampering({
			id: `HMAC-CANON-05/${slug}`,
			title: `refuses ${what}`,
			severity: threat === "CAN-05" ? "critical" : "high",
			threats: [threat],
			references: ["CWE-294"],
			signed: { sign: { nonce } },
			sent: [change],
			honest: { sign: { nonce } },
			expect: wrong,
		}),
	),
];

/** HMAC-CANON-06. */
const methods: Check[] = (
	[
		["head-for-get", signedRead, "GET", "HEAD", "medium", ["CAN-39"]],
		["get-for-head", signedRead, "HEAD", "GET", "medium", ["CAN-39"]],
		["delete-for-get", signedRead, "GET", "DELETE", "critical", ["CAN-01"]],
		["options-for-get", signedRead, "GET", "OPTIONS", "high", ["CAN-01"]],
		["put-for-post", signedWrite, "POST", "PUT", "critical", ["CAN-01"]],
		["patch-for-post", signedWrite, "POST", "PATCH", "critical", ["CAN-01"]],
	] as const
).map(([slug, base, signed, sent, severity, threats]) =>
	differing({
		id: `HMAC-CANON-06/${slug}`,
		title: `refuses ${sent} under the signature of ${signed}`,
		severity,
		threats,
		references: ["RFC 9421 §7.2.1", "CWE-347"],
		twin: base,
		defect: { method: signed, after: [{ method: sent }] },
		expect: wrong,
	}),
);

/** HMAC-CANON-07. */
const hosts: Check[] = [
	differing({
		id: "HMAC-CANON-07/sent-to-another-host",
		title: "refuses a request for another host than the signed one",
		severity: "high",
		threats: ["CAN-07", "NON-34"],
		references: ["RFC 9421 §2.2.3"],
		defect: { after: [{ set: ["Host", "other.example"] }] },
		expect: otherHost,
	}),
	differing({
		id: "HMAC-CANON-07/forwarded-host",
		title: "takes the host from Host alone, whatever X-Forwarded-Host says",
		severity: "high",
		threats: ["CAN-07", "FWD-11"],
		references: ["CWE-644"],
		needs: ["countersign-v1"],
		defect: {
			sign: { lines: { host: "other.example" } },
			headers: [
				["X-Forwarded-Host", "other.example"],
				["Forwarded", "host=other.example"],
				["X-Host", "other.example"],
			],
		},
		expect: wrong,
	}),
	differing({
		id: "HMAC-CANON-07/any-case",
		title: "signs the host in lower case, however it is sent",
		severity: "low",
		threats: ["CAN-43"],
		references: ["RFC 9110 §4.2.3"],
		needs: ["countersign-v1"],
		defect: { after: [{ upperCase: "Host" }] },
		expect: accepted(),
	}),
	defaultPortCheck({ id: "HMAC-CANON-07/default-port", needs: ["hmac", "countersign-v1"] }),
	tampering({
		id: "HMAC-CANON-07/another-host-of-the-target",
		title: "refuses a request for one of its hosts that was signed for another of them",
		severity: "high",
		threats: ["CAN-07", "NON-34"],
		references: ["RFC 9421 §2.2.3", "CWE-294"],
		needs: ["otherHost"],
		sent: [{ set: ["Host", "{other-host}"] }],
		honest: { headers: [["Host", "{other-host}"]] },
		expect: wrong,
	}),
];

const json = "application/json";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const otherBody = '{"amount":9,"currency":"EUR"}';

/** HMAC-CANON-10: a body and the hash that fits it, both exchanged; and a line that says what the body is. */
const contentHashes: Check[] = [
	tampering({
		id: "HMAC-CANON-10/body-and-hash-exchanged",
		title: "refuses another body with the hash that fits it",
		severity: "critical",
		threats: ["BOD-03", "BOD-01"],
		references: ["RFC 9421 §7.2.8", "RFC 9530 §6", "CWE-345"],
		base: signedWrite,
		sent: [{ body: { text: otherBody } }, { set: ["X-Content-SHA256", sha256(otherBody)] }],
		honest: { body: { text: otherBody } },
		expect: wrong,
	}),
	differing({
		id: "HMAC-CANON-10/line-of-the-body",
		title: "takes the line of the content hash from X-Content-SHA256, not from the body",
		severity: "medium",
		threats: ["BOD-03"],
		references: ["RFC 9421 §7.2.8"],
		needs: ["countersign-v1"],
		twin: { ...signedWrite, body: { text: otherBody } },
		defect: { sign: { contentHash: "0".repeat(64), lines: { contentHash: sha256(otherBody) } } },
		expect: wrong,
	}),
];

const claims: readonly (readonly [slug: string, what: string, headers: readonly HeaderPair[]])[] = [
	["signed-headers", "X-Signed-Headers", [["X-Signed-Headers", "host"]]],
	["signed-headers-empty", "an empty X-Signed-Headers", [["X-Signed-Headers", ""]]],
	["signature-input", "Signature-Input", [["Signature-Input", 'sig1=("@method");alg="hmac-sha256"']]],
	["algorithm-none", "X-Signature-Algorithm: none", [["X-Signature-Algorithm", "none"]]],
	["method-header", "X-Signature-Method", [["X-Signature-Method", "GET"]]],
	["version-header", "X-Signature-Version: 0", [["X-Signature-Version", "0"]]],
	["target-header", "X-Original-URL", [["X-Original-URL", "/signed"]]],
];

const tamperedQuery: Probe = { ...signedRead, query: "amount=1" };

/** HMAC-CANON-11: what a sender may say of what is covered. */
const choices: Check[] = [
	...claims.map(([slug, what, headers]) =>
		differing({
			id: `HMAC-CANON-11/${slug}`,
			title: `covers the query whatever ${what} says`,
			severity: "critical",
			threats: ["CAN-40", ...(slug.startsWith("algorithm") ? ["SIG-11"] : [])],
			references: ["RFC 9421 §7.2.1", "RFC 9421 §7.3.6"],
			twin: tamperedQuery,
			defect: { headers, after: [{ inTarget: ["amount=1", "amount=2"] }] },
			expect: wrong,
		}),
	),
	differing({
		id: "HMAC-CANON-11/fewer-lines",
		title: "refuses a signature over the components that X-Signed-Headers lists",
		severity: "critical",
		threats: ["CAN-40"],
		references: ["RFC 9421 §7.2.1"],
		needs: ["countersign-v1"],
		defect: {
			headers: [["X-Signed-Headers", "x-timestamp;x-nonce;host"]],
			sign: { lines: { version: null, method: null, target: null, contentType: null, contentHash: null } },
		},
		expect: wrong,
	}),
	...(["hmac-sha1", "hmac-sha512", "hash-of-secret-and-message"] as const).map((digest) =>
		differing({
			id: `HMAC-CANON-11/algorithm-${digest}`,
			title: `refuses a signature made by ${digest}, although X-Signature-Algorithm names it`,
			severity: "high",
			threats: ["SIG-11"],
			references: ["RFC 9421 §7.3.6"],
			needs: ["countersign-v1"],
			defect: { headers: [["X-Signature-Algorithm", digest]], sign: { digest } },
			expect: refused(["invalid_credentials", "malformed_request"]),
		}),
	),
	differing({
		id: "HMAC-CANON-11/digest-algorithm",
		title: "hashes the body with SHA-256, whatever digest the sender names",
		severity: "high",
		threats: ["BOD-20"],
		references: ["RFC 9530 §5"],
		twin: signedWrite,
		defect: {
			headers: [
				["Content-Type", json],
				["X-Hash", "md5"],
				["Content-Digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:"],
			],
			after: [{ body: { text: otherBody } }],
		},
		expect: refused("content_hash_mismatch"),
	}),
];

/** HMAC-CANON: everything that a signature must cover. */
export const hmacCanonChecks: readonly Check[] = [
	...canonicalLineChecks,
	keySubstitution,
	...freshnessFields,
	...methods,
	...hosts,
	...canonicalTargetChecks,
	...canonicalContentTypeChecks,
	...contentHashes,
	...choices,
];
