import type { GatewayState, KeyState, SchemeName } from "../../format.ts";
import { body } from "../make/change.ts";
import { NONCE, NOW } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const KEY = "live_org_test123";
const refusal = { status: 429, code: "quota_exceeded", step: "admission" } as const;

/** A key with these quotas, and how many requests of it were admitted when. */
const used = (
	quotas: KeyState["quotas"],
	admitted: readonly (readonly [second: number, count: number])[],
	more: Partial<KeyState> = {},
): Partial<GatewayState> => ({
	keys: [
		{ id: KEY, status: "active", ...(quotas && { quotas }), ...more },
		{ id: "live_org_second456", status: "active" },
	],
	...(admitted.length > 0 && { admitted: admitted.map(([second, count]) => [KEY, second, count] as const) }),
});

const quota = (slug: string, comment: string, more: Partial<VerificationCase>): VerificationCase => ({
	slug,
	requirement: "LIM-01",
	flags: ["Quota"],
	comment,
	...more,
});
const late = (slug: string, flag: string, requirement: string, comment: string, more: Partial<VerificationCase>) =>
	quota(slug, comment, { requirement, flags: ["StageOrder", flag], twin: "minute-last", ...more });

const usedUp = used({ minute: 3 }, [[NOW, 3]]);
const windows = { minute: 60, hour: 3600, day: 86_400 } as const;

/** NOW is the first second of a minute, of an hour and of a day. */
const edges = (["minute", "hour", "day"] as const).flatMap((window): VerificationCase[] => {
	const last = NOW + windows[window] - 1;
	const limit = { [window]: 3 };
	return [
		quota(`${window}-last`, `The third request of three in a ${window}.`, { state: used(limit, [[NOW, 2]]) }),
		quota(`${window}-beyond`, `The fourth request of three in a ${window}.`, {
			state: used(limit, [[NOW, 3]]),
			refusal,
			twin: `${window}-last`,
		}),
		quota(`${window}-far-beyond`, `A limit that was lowered below what was used in the ${window}.`, {
			state: used(limit, [[NOW, 9]]),
			refusal,
			twin: `${window}-last`,
		}),
		quota(`${window}-before`, `All three were used in the last second of the ${window} before: windows are fixed.`, {
			state: used(limit, [[NOW - 1, 3]]),
		}),
		quota(`${window}-end`, `The last second of the ${window} in which all three were used.`, {
			sent: { timestamp: String(last) },
			now: last + 0.999,
			state: used(limit, [[NOW, 3]]),
			refusal,
			twin: `${window}-end-last`,
		}),
		quota(`${window}-end-last`, `The same second, with two used.`, {
			sent: { timestamp: String(last) },
			now: last + 0.999,
			state: used(limit, [[NOW, 2]]),
		}),
		quota(`${window}-next`, `The first second of the ${window} after.`, {
			sent: { timestamp: String(last) },
			now: last + 1,
			state: used(limit, [[NOW, 3]]),
		}),
		quota(`${window}-sum`, `Three requests at different seconds of the ${window} count together.`, {
			sent: { timestamp: String(last) },
			now: last,
			state: used(limit, [
				[NOW, 1],
				[NOW + 7, 1],
				[last, 1],
			]),
			refusal,
			twin: `${window}-end-same-second`,
		}),
		quota(`${window}-end-same-second`, "Two at different seconds leave room for one.", {
			sent: { timestamp: String(last) },
			now: last,
			state: used(limit, [
				[NOW, 1],
				[last, 1],
			]),
		}),
	];
});

const cases: readonly VerificationCase[] = [
	quota("none", "A key without quotas.", { flags: ["Baseline"], state: used(undefined, [[NOW, 5]]) }),
	...edges,
	quota("zero", "A quota of zero.", { state: used({ day: 0 }, []), refusal, twin: "first-of-one" }),
	quota("first-of-one", "A quota of one, nothing used.", { state: used({ day: 1 }, []) }),
	quota("several", "Every quota has room.", {
		state: used({ minute: 2, hour: 3, day: 4 }, [[NOW, 1]]),
	}),
	...(["minute", "hour", "day"] as const).map((window) =>
		quota(`several-${window}-beyond`, `Of three quotas that of the ${window} has no room.`, {
			state: used({ minute: 2, hour: 3, day: 4, [window]: 1 }, [[NOW, 1]]),
			refusal,
			twin: "several",
		}),
	),
	quota("of-other-key", "What another key has used does not count.", {
		requirement: "LIM-06",
		state: { ...used({ minute: 1 }, []), admitted: [["live_org_second456", NOW, 5]] },
	}),
	late("replayed-first", "Replay", "LIM-03", "A replay beyond the quota is a replay.", {
		state: { ...usedUp, spentNonces: [[KEY, NONCE, NOW]] },
		refusal: { status: 401, code: "nonce_replayed", step: "admission" },
	}),
	late("revoked-first", "RevokedKey", "HMAC-KEY-04", "A revoked key beyond its quota is revoked.", {
		state: used({ minute: 3 }, [[NOW, 3]], { revokedAtAdmission: true }),
		refusal: { status: 401, code: "invalid_credentials", step: "admission" },
	}),
	late("signature-first", "Quota", "LIM-02", "A wrong signature learns nothing of the quota.", {
		state: usedUp,
		sent: { secret: secretOf("live_org_second456") },
		refusal: { status: 401, code: "invalid_credentials", step: "signature" },
	}),
	late("body-first", "Quota", "LIM-02", "Nor does another body than the one that was signed.", {
		state: usedUp,
		sent: { method: "POST", body: Buffer.from("a") },
		after: [body("b")],
		refusal: { status: 401, code: "content_hash_mismatch", step: "body" },
		twin: "body-first-last",
	}),
	quota("body-first-last", "The same POST with room and its own body.", {
		sent: { method: "POST", body: Buffer.from("a") },
		state: used({ minute: 3 }, [[NOW, 2]]),
	}),
];

const file = (family: string, scheme: SchemeName) =>
	verificationFile(
		family,
		scheme,
		"Quotas of a key, with what was admitted before as given state. For gateways that have quotas.",
		cases,
	);

export const v1VerifyQuota = file("v1-verify-quota", "countersign-v1");
export const sortedVerifyQuota = file("sorted-verify-quota", "sorted-query");
