import type { Signing } from "../client/probe.ts";
import type { Check, Trial } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { keyRecord } from "./key-record.ts";
import { mostlyAnswered } from "./mostly-answered.ts";
import { inOrder, judgeAll } from "./series.ts";
import { differing, signedRead } from "./signed.ts";

const wrong = refused("invalid_credentials");
const signature = "X-Signature";

/** HMAC-SIG-01: not HMAC-SHA-256, or not under this secret. */
const algorithms: Check[] = (
	[
		[
			"hash-of-secret-and-message",
			"a hash over secret and message",
			{ digest: "hash-of-secret-and-message" },
			"critical",
			["SIG-12"],
			"CWE-328",
		],
		[
			"key-and-message-exchanged",
			"an HMAC with key and message exchanged",
			{ digest: "hmac-swapped" },
			"high",
			["SIG-13"],
			"CWE-347",
		],
		["hmac-sha512", "HMAC-SHA-512, cut to 32 bytes", { digest: "hmac-sha512-cut" }, "high", ["SIG-11"], "CWE-328"],
		["hmac-sha512-256", "HMAC-SHA-512/256", { digest: "hmac-sha512-256" }, "high", ["SIG-11"], "CWE-328"],
		["hmac-sha3-256", "HMAC-SHA3-256", { digest: "hmac-sha3-256" }, "high", ["SIG-11"], "CWE-328"],
		["secret-of-another-key", "the secret of another key", { secret: "second-key" }, "critical", ["SIG-01"], "CWE-347"],
		["empty-secret", "an empty secret", { secret: "empty" }, "critical", ["SIG-01", "KEY-06"], "CVE-2019-20933"],
		[
			"undefined-secret",
			"the secret undefined",
			{ secret: "undefined-text" },
			"critical",
			["SIG-01", "KEY-06"],
			"CWE-1188",
		],
		["secret-with-line-feed", "the secret and a line feed", { secret: "with-newline" }, "low", ["SIG-01"], "CWE-347"],
	] as const
).map(([slug, what, sign, severity, threats, reference]) =>
	differing({
		id: `HMAC-SIG-01/${slug}`,
		title: `refuses a signature made with ${what}`,
		severity,
		threats,
		references: ["RFC 2104", reference],
		defect: { sign },
		expect: wrong,
	}),
);

const forged: Check[] = (
	[
		["zeros", "of zeros", `v1=${"0".repeat(64)}`],
		["ones", "of ones", `v1=${"f".repeat(64)}`],
		[
			"hash-of-nothing",
			"that is the hash of nothing",
			"v1=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		],
		// HMAC-SHA-256 of an empty message under an empty key.
		[
			"hmac-of-nothing",
			"that is the HMAC of nothing",
			"v1=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
		],
	] as const
).map(([slug, what, text]) =>
	differing({
		id: `HMAC-SIG-01/${slug}`,
		title: `refuses a well-formed signature ${what}`,
		severity: "critical",
		threats: ["SIG-01", "SIG-16", "AUT-18"],
		references: ["CWE-347", "CWE-252"],
		needs: ["countersign-v1"],
		defect: { after: [{ set: [signature, text] }] },
		expect: wrong,
	}),
);

/** HMAC-SIG-02: a key whose secret looks like something that one might decode, strip or normalise. */
const secretTexts: readonly (readonly [slug: string, what: string, secret: string, mistaken: Signing])[] = [
	[
		"looks-like-hex",
		"hex",
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
		{ secret: "hex-decoded" },
	],
	["looks-like-base64", "base64", "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IDMyIQ==", { secret: "base64-decoded" }],
	[
		"blanks-around",
		"a text with blanks around it",
		"  a secret with blanks around it  ",
		{ secretText: "a secret with blanks around it" },
	],
	[
		"line-feed-behind",
		"a text with a line feed behind",
		"a secret with a line feed behind it\n",
		{ secretText: "a secret with a line feed behind it" },
	],
	[
		"upper-case",
		"a text in upper case",
		"A SECRET IN UPPER CASE, 32 OR MORE",
		{ secretText: "a secret in upper case, 32 or more" },
	],
	[
		"non-ascii",
		"a text outside ASCII",
		"ein gehei\u0300mes Wort mit Umlauten: äöü",
		{ secretText: "ein gehe\u00ecmes Wort mit Umlauten: äöü" },
	],
	[
		"prefixed",
		"a text with a prefix",
		"whsec_a-secret-with-a-prefix-of-its-own",
		{ secretText: "a-secret-with-a-prefix-of-its-own" },
	],
	[
		"longer-than-a-block",
		"a text longer than a block of SHA-256",
		`${"0123456789abcdef".repeat(4)}tail`,
		{ secretText: "0123456789abcdef".repeat(4) },
	],
];

/** Writes a key with this secret, and signs with it and mistakenly. */
async function tryKey(trial: Trial, keyId: string, secretText: string, mistaken: Signing) {
	await trial.keys.put(keyId, keyRecord(keyId, [secretText]));
	const asked = async (sign: Signing) => trial.exchange({ ...signedRead, sign: { keyId, secretText, ...sign } });
	return inOrder(trial, [
		async () => trial.judge.expect(await asked({}), accepted()),
		async () => trial.judge.expect(await asked(mistaken), wrong),
	]);
}

const secrets: Check[] = [
	...secretTexts.map(([slug, what, secret, mistaken]) =>
		scenario({
			id: `HMAC-SIG-02/${slug}`,
			title: `takes the bytes of a secret that is ${what} as they are`,
			severity: "medium",
			threats: ["KEY-20"],
			references: ["RFC 2104 §2", "CWE-838"],
			needs: ["hmac", "keystore"],
			run: (trial) => tryKey(trial, `check_secret_${slug}`, secret, mistaken),
		}),
	),
	...(["hex-decoded", "base64-decoded"] as const).map((secret) =>
		differing({
			id: `HMAC-SIG-02/${secret}`,
			title: `refuses a signature under the ${secret} secret`,
			severity: "medium",
			threats: ["KEY-20"],
			references: ["CWE-838"],
			needs: ["countersign-v1"],
			defect: { sign: { secret } },
			expect: wrong,
		}),
	),
];

/** HMAC-SIG-03: secrets that are none, each signed with. */
const weakSecrets: Check[] = (
	[
		["empty", "an empty one", "", { secret: "empty" }],
		["one-character", "one character", "s", {}],
		["31-characters", "31 characters", "s".repeat(31), {}],
		["31-code-points", "31 characters of two units each", "\u{1f511}".repeat(31), {}],
		["blanks", "31 blanks", " ".repeat(31), {}],
	] as const
).map(([slug, what, secretText, sign]) =>
	scenario({
		id: `HMAC-SIG-03/${slug}`,
		title: `does not verify with a secret of ${what}`,
		severity: "critical",
		threats: ["KEY-06"],
		references: ["CVE-2019-20933", "CWE-521"],
		needs: ["hmac", "keystore", "countersign-v1"],
		run: async (trial) => {
			const [weak, strong] = [`check_weak_${slug}`, `check_strong_${slug}`] as const;
			await trial.keys.put(weak, keyRecord(weak, [secretText]));
			await trial.keys.put(strong, keyRecord(strong, [secretText.padEnd(64, "s")]));
			const asked = async (keyId: string, signing: Signing) =>
				trial.exchange({ ...signedRead, sign: { keyId, ...signing } });
			return inOrder(trial, [
				async () => trial.judge.expect(await asked(strong, { secretText: secretText.padEnd(64, "s") }), accepted()),
				async () => trial.judge.expect(await asked(weak, { secretText, ...sign }), wrong),
			]);
		},
	}),
);

const shortest: Check[] = (
	[
		["32-characters", "32 characters", "s".repeat(32)],
		["32-code-points", "32 characters of two units each", "\u{1f511}".repeat(32)],
	] as const
).map(([slug, what, secretText]) =>
	scenario({
		id: `HMAC-SIG-03/accepts-${slug}`,
		title: `verifies with a secret of ${what}`,
		severity: "low",
		threats: ["KEY-06"],
		needs: ["hmac", "keystore", "countersign-v1"],
		run: (trial) => tryKey(trial, `check_shortest_${slug}`, secretText, { secretText: `${secretText}s` }),
	}),
);

/** HMAC-SIG-04: wrong in one digit, at places that comparisons have been seen to leave out. */
const digits: Check[] = (
	[
		["first-digit", "first", 3],
		["second-byte", "fourth", 6],
		["ninth-byte", "nineteenth", 21],
		["seventeenth-byte", "thirty-fourth", 36],
		["last-byte", "last but one", -2],
		["last-digit", "last", -1],
	] as const
).map(([slug, what, at]) =>
	differing({
		id: `HMAC-SIG-04/${slug}`,
		title: `refuses a signature that is wrong in its ${what} digit`,
		severity: "critical",
		threats: ["SIG-01", "SIG-15"],
		references: ["CWE-347", "CWE-1254"],
		needs: ["countersign-v1"],
		defect: { after: [{ flipCharacter: { header: signature, at } }] },
		expect: wrong,
	}),
);

const allDigits = 64;
const digitsAtOnce = 16;

/** HMAC-SIG-04: wrong in one digit, whichever. */
const everyDigit = scenario({
	id: "HMAC-SIG-04/every-digit",
	title: "refuses a signature that is wrong in one digit, whichever of the 64",
	severity: "critical",
	threats: ["SIG-01", "SIG-15"],
	references: ["CWE-347", "CWE-1254"],
	needs: ["hmac", "countersign-v1"],
	run: async (trial) => {
		const wrongIn = async (digit: number) =>
			trial.exchange({ ...signedRead, after: [{ flipCharacter: { header: signature, at: "v1=".length + digit } }] });
		const from = (first: number) => Array.from({ length: digitsAtOnce }, (_, at) => wrongIn(first + at));
		return inOrder(trial, [
			async () => trial.judge.expect(await trial.exchange(signedRead), accepted()),
			...Array.from(
				{ length: allDigits / digitsAtOnce },
				(_, at) => async () => judgeAll(trial, mostlyAnswered(await Promise.all(from(at * digitsAtOnce))), wrong),
			),
		]);
	},
});

/** HMAC-SIG: the MAC and its key. */
export const hmacSignatureChecks: readonly Check[] = [
	...algorithms,
	...forged,
	...secrets,
	...weakSecrets,
	...shortest,
	...digits,
	everyDigit,
];
