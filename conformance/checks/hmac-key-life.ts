import type { Signing } from "../client/probe.ts";
import type { Check, Outcome, Trial } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { keyRecord } from "./key-record.ts";
import { signedRead } from "./signed.ts";

const wrong = refused("invalid_credentials");
const secretA = "the first secret of a key of a check";
const secretB = "the second secret of a key of a check";
const secretC = "the third secret of a key of a check";

interface Step {
	/** What the key store holds from here on; null: nothing. */
	record?: Record<string, unknown> | string | null;
	secretText: string;
	accepted: boolean;
	sign?: Signing;
}

type Life = Pick<Check, "title" | "severity" | "threats"> & {
	id: string;
	references?: readonly string[];
	steps(keyId: string, now: number): readonly Step[];
};

/** Writes records of a key one after the other and asks after each. */
async function live(trial: Trial, keyId: string, steps: readonly Step[]): Promise<Outcome> {
	// First of all, that the key is known when its record is as it should be.
	const known: Step = { record: keyRecord(keyId, [secretA]), secretText: secretA, accepted: true };
	for (const { record, secretText, accepted: good, sign } of [known, ...steps]) {
		if (record === null) await trial.keys.delete(keyId);
		else if (record !== undefined) await trial.keys.put(keyId, record);
		const exchange = await trial.exchange({ ...signedRead, sign: { keyId, secretText, ...sign } });
		const outcome = await trial.judge.expect(exchange, good ? accepted() : wrong);
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}

const lives: readonly Life[] = [
	{
		id: "HMAC-KEY-04/revoked-between-two-requests",
		title: "refuses a key from the moment on in which its record says that it is revoked",
		severity: "critical",
		threats: ["KEY-02", "KEY-03", "KEY-05"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, [secretA], { status: "revoked" }), secretText: secretA, accepted: false },
			{ record: keyRecord(keyId, [secretA]), secretText: secretA, accepted: true },
		],
	},
	{
		id: "HMAC-KEY-04/deleted-between-two-requests",
		title: "refuses a key from the moment on in which its record is gone",
		severity: "critical",
		threats: ["KEY-02", "KEY-05"],
		steps: () => [{ record: null, secretText: secretA, accepted: false }],
	},
	{
		id: "HMAC-KEY-05/key-expired-just-now",
		title: "refuses a key in the second in which it expires, and not a minute before",
		severity: "high",
		threats: ["KEY-04"],
		steps: (keyId, now) => [
			{ record: keyRecord(keyId, [secretA], { expiresAt: now + 60 }), secretText: secretA, accepted: true },
			{ record: keyRecord(keyId, [secretA], { expiresAt: now }), secretText: secretA, accepted: false },
		],
	},
	{
		id: "HMAC-KEY-05/secret-expired-just-now",
		title: "refuses a secret in the second in which it expires, and accepts the other one",
		severity: "high",
		threats: ["KEY-04", "KEY-18"],
		steps: (keyId, now) => [
			{
				record: keyRecord(keyId, [
					{ secret: secretA, expiresAt: now },
					{ secret: secretB, expiresAt: now + 60 },
				]),
				secretText: secretA,
				accepted: false,
			},
			{ secretText: secretB, accepted: true },
		],
	},
	{
		id: "HMAC-KEY-06/both-secrets",
		title: "accepts either of two secrets, in either order",
		severity: "medium",
		threats: ["KEY-17"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, [secretA, secretB]), secretText: secretA, accepted: true },
			{ secretText: secretB, accepted: true },
			{ record: keyRecord(keyId, [secretB, secretA]), secretText: secretA, accepted: true },
			{ secretText: secretC, accepted: false },
		],
	},
	{
		id: "HMAC-KEY-06/first-one-unusable",
		title: "accepts the second secret, although the first one is too short to be used",
		severity: "medium",
		threats: ["KEY-19"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, ["short", secretB]), secretText: secretB, accepted: true },
			{ record: keyRecord(keyId, ["", secretB]), secretText: secretB, accepted: true },
			{ secretText: "short", accepted: false },
		],
	},
	{
		id: "HMAC-KEY-06/second-one-unusable",
		title: "accepts the first secret, although the second one is too short to be used",
		severity: "medium",
		threats: ["KEY-19"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, [secretA, "short"]), secretText: secretA, accepted: true },
			{ secretText: "short", accepted: false },
		],
	},
	{
		id: "HMAC-KEY-06/third-secret",
		title: "tries the first two of three secrets",
		severity: "low",
		threats: ["KEY-17"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, [secretA, secretB, secretC]), secretText: secretA, accepted: true },
			{ secretText: secretB, accepted: true },
			{ secretText: secretC, accepted: false },
		],
	},
	{
		id: "HMAC-KEY-07/secret-removed-between-two-requests",
		title: "refuses a secret from the moment on in which the record no longer has it",
		severity: "critical",
		threats: ["KEY-18", "KEY-02", "KEY-05"],
		references: ["CWE-613"],
		steps: (keyId) => [
			{ record: keyRecord(keyId, [secretA, secretB]), secretText: secretA, accepted: true },
			{ secretText: secretB, accepted: true },
			{ record: keyRecord(keyId, [secretB]), secretText: secretA, accepted: false },
			{ secretText: secretB, accepted: true },
		],
	},
	{
		id: "HMAC-KEY-08/record-of-another-key",
		title: "knows no key whose record is for another key id",
		severity: "high",
		threats: ["KEY-14"],
		references: ["CWE-639"],
		steps: (keyId) => [
			{ record: keyRecord(`${keyId}-other`, [secretA]), secretText: secretA, accepted: false },
			{ record: keyRecord(keyId, [secretA]), secretText: secretA, accepted: true },
		],
	},
	{
		id: "HMAC-KEY-08/no-secrets",
		title: "knows no key whose record has no usable secret, whatever is signed with",
		severity: "critical",
		threats: ["KEY-06"],
		references: ["CVE-2019-20933"],
		steps: (keyId) =>
			[
				keyRecord(keyId, []),
				{ ...keyRecord(keyId, []), secrets: undefined },
				keyRecord(keyId, [{}]),
				keyRecord(keyId, [{ secret: null }]),
				keyRecord(keyId, [{ secret: 42 }]),
				{ ...keyRecord(keyId, []), secrets: null },
				{ ...keyRecord(keyId, []), secrets: secretA },
			].flatMap((record): Step[] => [
				{ record, secretText: secretA, accepted: false },
				{ secretText: "", sign: { secret: "empty" }, accepted: false },
				{ secretText: "", sign: { secret: "undefined-text" }, accepted: false },
				{ secretText: "null", accepted: false },
			]),
	},
	{
		id: "HMAC-KEY-08/malformed-records",
		title: "knows no key whose record is malformed, and does not fail over it",
		severity: "medium",
		threats: ["KEY-07"],
		references: ["CWE-248"],
		steps: (keyId) =>
			[
				"{bad",
				"",
				"null",
				"[]",
				"true",
				'"text"',
				"{}",
				`[${JSON.stringify(keyRecord(keyId, [secretA]))}]`,
				JSON.stringify(keyRecord(keyId, [secretA], { status: "unheard-of" })),
				JSON.stringify(keyRecord(keyId, [secretA], { status: null })),
				JSON.stringify(keyRecord(keyId, [secretA], { scopes: "sites:read" })),
				JSON.stringify(keyRecord(keyId, [secretA], { expiresAt: "tomorrow" })),
				'{"__proto__":{"status":"active"}}',
			].map((record) => ({ record, secretText: secretA, accepted: false })),
	},
	{
		id: "HMAC-KEY-08/texts-for-no-header",
		title: "knows no key whose record names a scope, a client, an organisation or a user that no header can carry",
		severity: "medium",
		threats: ["KEY-07", "FWD-21"],
		references: ["CWE-93"],
		steps: (keyId) =>
			[
				{ scopes: ["sites:read", "sites:write users:read"] },
				{ scopes: ["sites:read", ""] },
				{ clientId: "client\r\nX-User-Id: admin" },
				{ orgId: "" },
				{ orgId: " organisation" },
				{ userId: "user\u0000" },
			].map((rest) => ({ record: keyRecord(keyId, [secretA], rest), secretText: secretA, accepted: false })),
	},
];

/** HMAC-KEY-04 to HMAC-KEY-08, as far as it takes a key store to write to. */
export const keyLifeChecks: readonly Check[] = lives.map(({ steps, references = ["CWE-613"], ...check }) =>
	scenario({
		...check,
		references,
		needs: ["hmac", "keystore", "countersign-v1"],
		run: (trial) => {
			const keyId = check.id.replace("/", "_");
			return live(trial, keyId, steps(keyId, Math.floor(Date.now() / 1000)));
		},
	}),
);
