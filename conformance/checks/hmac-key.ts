import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { alike } from "./alike.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { keyLifeChecks } from "./hmac-key-life.ts";
import { keyRecord } from "./key-record.ts";
import { mostlyAnswered } from "./mostly-answered.ts";
import { each, inOrder } from "./series.ts";
import { differing, signedRead } from "./signed.ts";

const wrong = refused("invalid_credentials");
const stale = refused("timestamp_out_of_window");
const badSignature = { after: [{ flipCharacter: { header: "X-Signature", at: -1 } }] } as const;

/** HMAC-KEY-01: whoever cannot sign learns nothing. */
const answers: Check[] = (
	[
		[
			"unknown-key",
			"an unknown key",
			{ ...signedRead, ...badSignature },
			[
				["an unknown key", { ...signedRead, key: "unknown" }],
				["an unknown key and a wrong signature", { ...signedRead, key: "unknown", ...badSignature }],
				["a key named constructor", { ...signedRead, sign: { keyId: "constructor" } }],
				["the beginning of a key id", { ...signedRead, sign: { keyId: "{key:8}" } }],
				["a key id with one character more", { ...signedRead, sign: { keyId: "{key}x" } }],
			],
			wrong,
		],
		[
			"unknown-key-and-old-timestamp",
			"an unknown key with an old timestamp",
			{ ...signedRead, sign: { timestampOffset: -86_400 } },
			[["an unknown key", { ...signedRead, key: "unknown", sign: { timestampOffset: -86_400 } }]],
			stale,
		],
		[
			"unknown-key-and-bad-nonce",
			"an unknown key with an ill-formed nonce",
			{ ...signedRead, sign: { nonce: "short" } },
			[["an unknown key", { ...signedRead, key: "unknown", sign: { nonce: "short" } }]],
			refused("malformed_request"),
		],
		[
			"unknown-key-and-wrong-body",
			"an unknown key with another body",
			{ ...signedRead, method: "DELETE", ...badSignature, body: { text: "x" }, sign: { contentHash: "0".repeat(64) } },
			[
				[
					"an unknown key",
					{
						...signedRead,
						method: "DELETE",
						key: "unknown",
						body: { text: "x" },
						sign: { contentHash: "0".repeat(64) },
					},
				],
			],
			wrong,
		],
	] satisfies [string, string, Probe, [string, Probe][], ReturnType<typeof refused>][]
).map(([slug, what, known, unknown, expectation]) =>
	scenario({
		id: `HMAC-KEY-01/${slug}`,
		title: `answers ${what} as it answers a known one, in every byte`,
		severity: "medium",
		threats: ["KEY-01", "KEY-13", "KEY-22", "ERR-01"],
		references: ["CWE-204"],
		needs: ["hmac", "countersign-v1", "errors.countersign"],
		run: async (trial) => {
			const honest = await trial.judge.expect(await trial.exchange(signedRead), accepted());
			if (honest.verdict !== "pass") return honest;
			const reference = await trial.exchange(known);
			const outcome = await trial.judge.expect(reference, expectation);
			if (outcome.verdict !== "pass") return outcome;
			const others: (readonly [string, typeof reference])[] = [["a known key", reference]];
			for (const [name, probe] of unknown) others.push([name, await trial.exchange(probe)]);
			return alike(trial, others);
		},
	}),
);

const guessing = scenario({
	id: "HMAC-KEY-01/many-guesses",
	title: "answers the hundredth wrong signature as the first, and still lets the key holder in",
	severity: "medium",
	threats: ["KEY-23", "RAT-08"],
	references: ["CWE-204", "CWE-645"],
	needs: ["hmac", "countersign-v1", "errors.countersign"],
	allow: "lockout",
	run: async (trial) => {
		const known = await Promise.all(
			Array.from({ length: 50 }, () => trial.exchange({ ...signedRead, ...badSignature })),
		);
		const unknown = await Promise.all(
			Array.from({ length: 50 }, () => trial.exchange({ ...signedRead, key: "unknown" })),
		);
		const likeness = alike(
			trial,
			mostlyAnswered([...known, ...unknown]).map((exchange) => ["each guess", exchange] as const),
		);
		if (likeness.verdict !== "pass") return likeness;
		return trial.judge.expect(await trial.exchange(signedRead), accepted());
	},
});

/** HMAC-KEY-03: ids that a lenient look-up takes for another one; the secret is the right one. */
const lookUps: Check[] = (
	[
		["other-case", "its id in the other case", "{key:swapped}", "medium", ["KEY-15", "NON-13"]],
		["beginning", "the beginning of its id", "{key:8}", "medium", ["KEY-13"]],
		["character-behind", "its id and a character behind", "{key}x", "medium", ["KEY-13"]],
		["character-before", "its id and a character before", "x{key}", "medium", ["KEY-13"]],
		["prototype", "the id __proto__", "__proto__", "medium", ["KEY-28"]],
		["constructor", "the id constructor", "constructor", "medium", ["KEY-28"]],
		["to-string", "the id toString", "toString", "medium", ["KEY-28"]],
		["has-own-property", "the id hasOwnProperty", "hasOwnProperty", "medium", ["KEY-28"]],
		["64-characters", "an id of 64 characters that nobody has", "k".repeat(64), "low", ["KEY-09"]],
		["admission-object", "the name of its admission object", "nonce-{key}", "high", ["KEY-11"]],
		["other-record", "the name of something else that a key store may hold", "session_test123", "high", ["KEY-11"]],
	] as const
).map(([slug, what, keyId, severity, threats]) =>
	differing({
		id: `HMAC-KEY-03/${slug}`,
		title: `finds no key by ${what}`,
		severity,
		threats,
		references: ["CWE-178", "CWE-1321", "CWE-639"],
		needs: ["countersign-v1"],
		defect: { sign: { keyId } },
		expect: wrong,
	}),
);

const caseOfRecords = scenario({
	id: "HMAC-KEY-03/two-cases-two-keys",
	title: "keeps apart two keys whose ids differ in case only",
	severity: "medium",
	threats: ["KEY-15"],
	references: ["CWE-178"],
	needs: ["hmac", "keystore", "countersign-v1"],
	run: async (trial) => {
		const [lower, upper] = ["check_case_key", "CHECK_CASE_KEY"] as const;
		const secretOf = (keyId: string): string => `the secret of ${keyId}, long enough`;
		for (const keyId of [lower, upper]) await trial.keys.put(keyId, keyRecord(keyId, [secretOf(keyId)]));
		const as = (keyId: string, owner: string): Probe => ({
			...signedRead,
			sign: { keyId, secretText: secretOf(owner) },
		});
		return inOrder(trial, [
			() => each(trial, [as(lower, lower), as(upper, upper)], accepted()),
			() => each(trial, [as(lower, upper), as(upper, lower)], wrong),
		]);
	},
});

/** HMAC-KEY-04 to 07, with the keys that an operator gives. */
const givenKeys: Check[] = [
	differing({
		id: "HMAC-KEY-04/revoked",
		title: "refuses a correctly signed request of a revoked key",
		severity: "critical",
		threats: ["KEY-02", "KEY-03"],
		references: ["CWE-613"],
		defect: { key: "revoked" },
		expect: wrong,
	}),
	differing({
		id: "HMAC-KEY-05/expired",
		title: "refuses a correctly signed request of an expired key",
		severity: "high",
		threats: ["KEY-04"],
		references: ["CWE-613"],
		defect: { key: "expired" },
		expect: wrong,
	}),
	differing({
		id: "HMAC-KEY-06/other-active-secret",
		title: "accepts a signature under the second active secret of a key",
		severity: "medium",
		threats: ["KEY-17"],
		references: ["CWE-324"],
		twin: { ...signedRead, key: "rotated" },
		defect: { sign: { secret: "other-active" } },
		expect: accepted(),
	}),
	differing({
		id: "HMAC-KEY-07/retired-secret",
		title: "refuses a signature under a secret that the key no longer has",
		severity: "critical",
		threats: ["KEY-18"],
		references: ["CWE-613"],
		twin: { ...signedRead, key: "rotated" },
		defect: { key: "retired" },
		expect: wrong,
	}),
];

/** HMAC-KEY-10, on a gateway that takes live keys only. */
const environment = scenario({
	id: "HMAC-KEY-10/other-environment",
	title: "takes a key of another environment for an unknown one, although it is in the store",
	severity: "high",
	threats: ["KEY-12"],
	references: ["CWE-639"],
	needs: ["hmac", "keystore", "environment"],
	run: async (trial) => {
		const secretOf = (keyId: string): string => `the secret of ${keyId}, long enough`;
		const own = "live_environment";
		const others = ["test_environment", "test_live_environment", "liveenvironment", "LIVE_environment"];
		for (const keyId of [own, ...others]) await trial.keys.put(keyId, keyRecord(keyId, [secretOf(keyId)]));
		const as = (keyId: string): Probe => ({ ...signedRead, sign: { keyId, secretText: secretOf(keyId) } });
		return inOrder(trial, [() => each(trial, [as(own)], accepted()), () => each(trial, others.map(as), wrong)]);
	},
});

/** HMAC-KEY: how a key is found, and how long it lives. */
export const hmacKeyChecks: readonly Check[] = [
	...answers,
	guessing,
	...lookUps,
	caseOfRecords,
	...givenKeys,
	...keyLifeChecks,
	environment,
];
