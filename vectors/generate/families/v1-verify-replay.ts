import type { GatewayState } from "../../format.ts";
import { NONCE, NOW } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const refusal = { status: 401, code: "nonce_replayed", step: "admission" } as const;
const second = { keyId: "live_org_second456", secret: secretOf("live_org_second456") };
const bothKeys: GatewayState["keys"] = [
	{ id: "live_org_test123", status: "active" },
	{ id: "live_org_second456", status: "active" },
];
/** What has been admitted before: this nonce of this key. */
const spent = (keyId: string, nonce: string, timestamp = NOW): Partial<GatewayState> => ({
	keys: bothKeys,
	spentNonces: [[keyId, nonce, timestamp]],
});
const same = spent("live_org_test123", NONCE);

export const verifyReplayCases: readonly VerificationCase[] = [
	{
		slug: "first",
		requirement: "HMAC-NONCE-01",
		flags: ["Baseline"],
		comment: "Nothing has been admitted before.",
		state: { keys: bothKeys },
	},
	{
		slug: "again",
		requirement: "HMAC-NONCE-01",
		flags: ["Replay"],
		comment: "The same request again.",
		state: same,
		refusal,
	},
	{
		slug: "again-five-minutes-later",
		requirement: "HMAC-NONCE-08",
		flags: ["ReplayWindow"],
		comment: "The same request again, in the last second in which its timestamp is fresh.",
		now: NOW + 300,
		state: same,
		refusal,
		twin: "first-five-minutes-later",
	},
	{
		slug: "first-five-minutes-later",
		requirement: "HMAC-TIME-03",
		flags: ["TimestampWindow"],
		comment: "The same second, nothing admitted before.",
		now: NOW + 300,
		state: { keys: bothKeys },
	},
	{
		slug: "again-after-ten-minutes",
		requirement: "HMAC-NONCE-08",
		flags: ["ReplayWindow"],
		comment: "Admitted when its timestamp was 300 seconds ahead, and sent again 600 seconds later.",
		sent: { timestamp: String(NOW + 300) },
		now: NOW + 600,
		state: spent("live_org_test123", NONCE, NOW + 300),
		refusal,
		twin: "first-after-ten-minutes",
	},
	{
		slug: "first-after-ten-minutes",
		requirement: "HMAC-TIME-03",
		flags: ["TimestampWindow"],
		comment: "The same second, nothing admitted before.",
		sent: { timestamp: String(NOW + 300) },
		now: NOW + 600,
		state: { keys: bothKeys },
	},
	...(
		[
			["target", { target: "/sites/s2" }, "another target"],
			["method", { method: "DELETE" }, "another method"],
			["timestamp", { timestamp: String(NOW + 1) }, "another timestamp"],
			["content-type", { contentType: "text/plain" }, "a content type"],
			["host", { host: "gw-b.example.com" }, "another host"],
		] as const
	).flatMap(([slug, sent, what]): VerificationCase[] => [
		{
			slug: `first-with-other-${slug}`,
			requirement: "HMAC-NONCE-01",
			flags: ["ReplayScope"],
			comment: `Signed with ${what}, nothing admitted before.`,
			sent,
			state: { keys: bothKeys },
		},
		{
			slug: `again-with-other-${slug}`,
			requirement: "HMAC-NONCE-01",
			flags: ["ReplayScope"],
			comment: `A used nonce, correctly signed with ${what}.`,
			sent,
			state: same,
			refusal,
			twin: `first-with-other-${slug}`,
		},
	]),
	{
		slug: "same-nonce-of-other-key",
		requirement: "HMAC-NONCE-03",
		flags: ["ReplayScope"],
		comment: "Another key has used this nonce.",
		state: spent("live_org_second456", NONCE),
	},
	{
		slug: "same-nonce-by-other-key",
		requirement: "HMAC-NONCE-03",
		flags: ["ReplayScope"],
		comment: "Another key uses the nonce that the first has used.",
		sent: second,
		state: same,
	},
	{
		slug: "nonce-in-other-case",
		requirement: "HMAC-NONCE-04",
		flags: ["NonceCase"],
		comment: "The used nonce in upper case is another nonce.",
		sent: { nonce: NONCE.toUpperCase() },
		state: same,
	},
	{
		slug: "nonce-differs-at-end",
		requirement: "HMAC-NONCE-04",
		flags: ["NonceTruncated"],
		comment: "Only the last character differs.",
		sent: { nonce: `${NONCE.slice(0, -1)}6` },
		state: same,
	},
	{
		slug: "nonce-differs-at-beginning",
		requirement: "HMAC-NONCE-04",
		flags: ["NonceTruncated"],
		comment: "Only the first character differs.",
		sent: { nonce: `9${NONCE.slice(1)}` },
		state: same,
	},
	{
		slug: "nonce-prefix",
		requirement: "HMAC-NONCE-04",
		flags: ["NonceTruncated"],
		comment: "The used nonce without its last character.",
		sent: { nonce: NONCE.slice(0, -1) },
		state: same,
	},
	{
		slug: "nonce-without-hyphens",
		requirement: "HMAC-NONCE-04",
		flags: ["NonceCase"],
		comment: "The used UUID without its hyphens is another nonce.",
		sent: { nonce: NONCE.replaceAll("-", "") },
		state: same,
	},
	{
		slug: "revoked-before-replayed",
		requirement: "HMAC-KEY-04",
		flags: ["StageOrder"],
		comment: "A revoked key's replay is answered as a revoked key.",
		state: { ...same, keys: [{ id: "live_org_test123", status: "active", revokedAtAdmission: true }] },
		refusal: { status: 401, code: "invalid_credentials", step: "admission" },
	},
];

export const v1VerifyReplay = verificationFile(
	"v1-verify-replay",
	"countersign-v1",
	"Admission with what has been admitted before as given state.",
	verifyReplayCases,
);
