import type { KeyState } from "../../format.ts";
import { NOW } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const refusal = { status: 401, code: "invalid_credentials", step: "signature" } as const;
const atAdmission = { status: 401, code: "invalid_credentials", step: "admission" } as const;

const active = (id: string): { keys: KeyState[] } => ({ keys: [{ id, status: "active" }] });
const signedBy = (keyId: string, place = 0): { keyId: string; secret: string } => ({
	keyId,
	secret: secretOf(keyId, place),
});
const testKey = (more: Partial<KeyState>): { keys: KeyState[] } => ({
	keys: [{ id: "live_org_test123", status: "active", ...more }],
});

export const verifyKeyCases: readonly VerificationCase[] = [
	{ slug: "known", requirement: "HMAC-KEY-03", flags: ["Baseline"], comment: "A known key." },
	{
		slug: "unknown",
		requirement: "HMAC-KEY-01",
		flags: ["UnknownKey"],
		comment: "No record at all.",
		state: { keys: [] },
		refusal,
	},
	{
		slug: "other-key-only",
		requirement: "HMAC-KEY-01",
		flags: ["UnknownKey"],
		comment: "Only another key has a record.",
		state: active("live_org_second456"),
		refusal,
	},
	...(
		[
			["upper-case", "LIVE_ORG_TEST123", "KeyIdCase"],
			["prefix", "live_org_test12", "KeyIdGrammar"],
			["suffix", "live_org_test1234", "KeyIdGrammar"],
			["hyphens", "live-org-test123", "KeyIdCase"],
			["constructor", "constructor", "PrototypeMember"],
			["proto", "__proto__", "PrototypeMember"],
			["tostring", "toString", "PrototypeMember"],
		] as const
	).map(([slug, keyId, flag]) => ({
		slug: `key-id-${slug}`,
		requirement: "HMAC-KEY-03",
		flags: [flag],
		comment: `${keyId} is no key, although live_org_test123 is.`,
		sent: { keyId },
		refusal,
	})),
	{
		slug: "revoked-by-record",
		requirement: "HMAC-KEY-04",
		flags: ["RevokedKey"],
		comment: "The record says that the key is revoked.",
		state: testKey({ status: "revoked" }),
		refusal,
	},
	{
		slug: "revoked-at-admission",
		requirement: "HMAC-KEY-04",
		flags: ["RevokedKey"],
		comment: "The record is stale, the admission object knows better.",
		state: testKey({ revokedAtAdmission: true }),
		refusal: atAdmission,
	},
	{
		slug: "not-expired",
		requirement: "HMAC-KEY-05",
		flags: ["ExpiredKey"],
		comment: "One second before the key expires.",
		state: testKey({ expiresAt: NOW + 1 }),
	},
	{
		slug: "not-expired-by-a-fraction",
		requirement: "HMAC-KEY-05",
		flags: ["ClockRounding"],
		comment: "The clock is rounded down: still the second before.",
		now: NOW + 0.999,
		state: testKey({ expiresAt: NOW + 1 }),
	},
	{
		slug: "expires-now",
		requirement: "HMAC-KEY-05",
		flags: ["ExpiredKey"],
		comment: "The second in which the key expires.",
		state: testKey({ expiresAt: NOW }),
		refusal,
		twin: "not-expired",
	},
	{
		slug: "expired-long-ago",
		requirement: "HMAC-KEY-05",
		flags: ["ExpiredKey"],
		comment: "A day later.",
		state: testKey({ expiresAt: NOW - 86_400 }),
		refusal,
		twin: "not-expired",
	},
	{
		slug: "rotating-first",
		requirement: "HMAC-KEY-06",
		flags: ["KeyRotation"],
		comment: "The first of two active secrets.",
		sent: signedBy("live_org_rotating", 0),
		state: active("live_org_rotating"),
	},
	{
		slug: "rotating-second",
		requirement: "HMAC-KEY-06",
		flags: ["KeyRotation"],
		comment: "The second of two active secrets.",
		sent: signedBy("live_org_rotating", 1),
		state: active("live_org_rotating"),
	},
	{
		slug: "rotating-retired",
		requirement: "HMAC-KEY-07",
		flags: ["KeyRotation"],
		comment: "A secret that has been removed from the record.",
		sent: signedBy("live_org_rotating", 2),
		state: active("live_org_rotating"),
		refusal,
		twin: "rotating-second",
	},
	{
		slug: "half-broken",
		requirement: "HMAC-KEY-06",
		flags: ["KeyRotation"],
		comment: "The second secret, while the first is too short to be used.",
		sent: signedBy("live_org_halfbroken", 1),
		state: active("live_org_halfbroken"),
	},
	{
		slug: "half-broken-by-the-short-one",
		requirement: "HMAC-SIG-03",
		flags: ["WeakSecret"],
		comment: "Signed with the secret that is too short.",
		sent: signedBy("live_org_halfbroken", 0),
		state: active("live_org_halfbroken"),
		refusal,
		twin: "half-broken",
	},
	...(
		[
			["three", "live_org_three", "three good secrets"],
			["three-half-broken", "live_org_three_halfbroken", "three secrets of which the first is too short to be used"],
		] as const
	).flatMap(([slug, keyId, what]): VerificationCase[] => [
		{
			slug: `${slug}-second`,
			requirement: "HMAC-KEY-06",
			flags: ["KeyRotation"],
			comment: `The second of ${what}.`,
			sent: signedBy(keyId, 1),
			state: active(keyId),
		},
		{
			slug: `${slug}-third`,
			requirement: "HMAC-KEY-06",
			flags: ["KeyRotation"],
			comment: `The third of ${what}: it is not tried.`,
			sent: signedBy(keyId, 2),
			state: active(keyId),
			refusal,
			twin: `${slug}-second`,
		},
	]),
	{
		slug: "secret-32",
		requirement: "HMAC-SIG-03",
		flags: ["WeakSecret"],
		comment: "A secret of 32 characters.",
		sent: signedBy("live_org_exact32"),
		state: active("live_org_exact32"),
	},
	{
		slug: "secret-31",
		requirement: "HMAC-SIG-03",
		flags: ["WeakSecret"],
		comment: "A secret of 31 characters.",
		sent: signedBy("live_org_short31"),
		state: active("live_org_short31"),
		refusal,
		twin: "secret-32",
	},
	{
		slug: "secret-empty",
		requirement: "HMAC-SIG-03",
		flags: ["WeakSecret"],
		comment: "An empty secret in the record, and a signature with it.",
		sent: signedBy("live_org_empty"),
		state: active("live_org_empty"),
		refusal,
		twin: "secret-32",
	},
	{
		slug: "shortest-key-id",
		requirement: "HMAC-KEY-03",
		flags: ["KeyIdGrammar"],
		comment: "A key id of one character.",
		sent: signedBy("k"),
		state: active("k"),
	},
];

export const v1VerifyKeys = verificationFile(
	"v1-verify-keys",
	"countersign-v1",
	"Known, unknown, revoked, expired, rotating and unusable keys. The secrets of a record are those of keys.json that are not retired.",
	verifyKeyCases,
);
