import * as fc from "fast-check";
import { leftOut, type RecordPlan, type SecretPlan } from "../laws/gateway-command.ts";
import type { Quotas } from "../models/key-record.ts";

const expiry = fc.constantFrom(60, 86_400, 0, -1, -60, -1e9, 1e13);

const secret: fc.Arbitrary<SecretPlan> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(0, 0, 0, 1, 1, 2).map((text) => ({ text })) },
	{ weight: 1, arbitrary: fc.nat({ max: 11 }).map((text) => ({ text })) },
	{ weight: 2, arbitrary: fc.record({ text: fc.constantFrom(0, 0, 1, 2), expires: expiry }) },
);

/** One secret or two, in any order; more, and none, now and then. */
const secrets = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<readonly SecretPlan[]>([{ text: 0 }]) },
	{ weight: 4, arbitrary: fc.uniqueArray(secret, { minLength: 1, maxLength: 3, selector: ({ text }) => text }) },
	{ weight: 1, arbitrary: fc.array(secret, { maxLength: 4 }) },
);

const every = ["sites:read", "sites:write", "users:read", "sites:audit"];

const scopes = fc.oneof(
	{ weight: 5, arbitrary: fc.constant<readonly string[]>(every) },
	{ weight: 3, arbitrary: fc.subarray(every) },
	{
		weight: 2,
		arbitrary: fc.constantFrom<readonly string[]>(
			["Sites:Read", "SITES:WRITE"],
			["sites:*", "users:*"],
			["*"],
			["sites:", "sites", "users"],
			["xsites:readx", "sites:reader", "users:read:all"],
			["admin", "~!#$%&'()*+,-./:;<=>?@[]^_`{|}"],
			["sites:read,sites:write,users:read"],
		),
	},
);

const limit = fc.constantFrom(0, 1, 1, 2, 2, 3, 5, 1000);
const quotas: fc.Arbitrary<Quotas> = fc.record(
	{ minute: limit, hour: limit, day: limit },
	{ requiredKeys: [] },
) as fc.Arbitrary<Quotas>;

const names = fc.record(
	{
		clientId: fc.constantFrom("client-a", "client b", "x".repeat(256)),
		orgId: fc.constantFrom("org-a", "~!"),
		userId: fc.constantFrom("user-a"),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<RecordPlan["names"]>;

const good = "the first secret of a key of a sequence";

/** What makes a record malformed, another key's, or one without a secret (HMAC-KEY-08). */
const spoilt = fc.constantFrom<NonNullable<RecordPlan["spoilt"]>>(
	...[
		"{bad",
		"",
		"null",
		"[]",
		"true",
		'"text"',
		"{}",
		"[{record}]",
		"{record}x",
		'{"__proto__":{record}}',
		"\ufeff{record}",
	].map((text) => ({ text })),
	...["{other}", "", "LIVE", null, 1, leftOut, ["{other}"]].map((keyId) => ({ set: { keyId } })),
	...["unheard-of", "Active", "", null, true, leftOut].map((status) => ({ set: { status } })),
	...[[], null, {}, good, [good], [{}], [{ secret: null }], [{ secret: 42 }], [{ secret: [good] }], leftOut].map(
		(value) => ({
			set: { secrets: value },
		}),
	),
	...["tomorrow", null, "9999999999", [], true].map((expiresAt) => ({ set: { expiresAt } })),
	...[
		"sites:read",
		null,
		leftOut,
		{ 0: "sites:read" },
		[1],
		["sites:read", null],
		["sites:read", ""],
		["a b"],
		['a"b'],
		["é"],
	].map((value) => ({ set: { scopes: value } })),
	...["client\r\nX-User-Id: admin", "", " a", "a ", "a\u0000", "é", "x".repeat(257), null, 1].flatMap((value) => [
		{ set: { clientId: value } },
		{ set: { orgId: value } },
		{ set: { userId: value } },
	]),
	...[null, 1, [], "2", { minute: -1 }, { hour: 1.5 }, { day: "2" }, { minute: null }].map((value) => ({
		set: { quotas: value },
	})),
);

/** Records of a key: most of them good, in all that can be different about them; some that nobody should go by. */
export const recordPlan: fc.Arbitrary<RecordPlan> = fc
	.record({
		status: mostly<RecordPlan["status"]>("active", fc.constant("revoked")),
		secrets,
		expires: mostly(undefined, expiry),
		names: fc.oneof(
			{ weight: 2, arbitrary: fc.constant<RecordPlan["names"]>({ clientId: "client-a", orgId: "org-a" }) },
			{ weight: 1, arbitrary: names },
		),
		scopes,
		quotas: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: quotas }),
		spoilt: mostly(undefined, spoilt),
	})
	.map(({ expires, quotas: limits, spoilt: spoil, ...plan }) => ({
		...plan,
		...(expires === undefined ? {} : { expires }),
		...(limits === undefined ? {} : { quotas: limits }),
		...(spoil === undefined ? {} : { spoilt: spoil }),
	}));

/** What a key is given first: something that can be asked with. */
export const firstRecord: fc.Arbitrary<RecordPlan> = fc
	.record({
		second: fc.boolean(),
		scopes: mostly<readonly string[]>(every, scopes),
		quotas: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: quotas }),
		names,
	})
	.map(({ second, quotas: limits, ...plan }) => ({
		status: "active",
		secrets: second ? [{ text: 0 }, { text: 1 }] : [{ text: 0 }],
		...plan,
		...(limits === undefined ? {} : { quotas: limits }),
	}));

function mostly<T>(usual: T, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
	return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });
}
