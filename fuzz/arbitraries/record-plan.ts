import * as fc from "fast-check";
import { leftOut, type RecordPlan, type SecretPlan } from "../laws/gateway-command.ts";
import type { Quotas } from "../models/key-record.ts";

/** Not so near in the future that it may come while a sequence goes on. */
const expiry = fc.constantFrom(600, 86_400, 0, -1, -60, -1e9, 1e13);

const secret: fc.Arbitrary<SecretPlan> = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(0, 0, 1, 2).map((text) => ({ text })) },
	// Those that are too short or look like something else come as often as good ones.
	{ weight: 2, arbitrary: fc.integer({ min: 3, max: 11 }).map((text) => ({ text })) },
	{ weight: 2, arbitrary: fc.record({ text: fc.constantFrom(0, 0, 1, 2), expires: expiry }) },
);

/** One secret or several, in any order, the same twice, or none. */
const secrets = fc.oneof(
	{ weight: 2, arbitrary: fc.array(secret, { minLength: 1, maxLength: 1 }) },
	{ weight: 5, arbitrary: fc.array(secret, { minLength: 2, maxLength: 3 }) },
	{ weight: 1, arbitrary: fc.array(secret, { maxLength: 5 }) },
);

const every = ["sites:read", "sites:write", "users:read", "sites:audit"];

const fewerScopes = fc.oneof(
	fc.subarray(every),
	fc.constantFrom<readonly string[]>(
		["Sites:Read", "SITES:WRITE"],
		["sites:*", "users:*"],
		["*"],
		["sites:", "sites", "users"],
		["xsites:readx", "sites:reader", "users:read:all"],
		["admin", "~!#$%&'()*+,-./:;<=>?@[]^_`{|}"],
		["sites:read,sites:write,users:read"],
	),
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

/** Texts in place of a record; `{record}` in them is the good one. */
const texts = [
	...["{bad", "", "null", "[]", "true", '"text"', "{}", "[{record}]", "{record}x", '{"__proto__":{record}}'],
	"\ufeff{record}",
];

/** Values of a member that no record has. */
const oddValues: Readonly<Record<string, readonly unknown[]>> = {
	keyId: ["{other}", "{other}", "", "LIVE", null, 1, leftOut, ["{other}"]],
	status: ["unheard-of", "Active", "", null, true, leftOut],
	secrets: [[], null, {}, good, [good], [{}], [{ secret: null }], [{ secret: 42 }], [{ secret: [good] }], leftOut],
	expiresAt: ["tomorrow", null, "9999999999", [], true],
	scopes: [
		...["sites:read", null, leftOut, { 0: "sites:read" }, [1], ["sites:read", null]],
		...[["sites:read", ""], ["sites:read", "a b"], ['a"b'], ["é"]],
	],
	quotas: [null, 1, [], "2", { minute: -1 }, { hour: 1.5 }, { day: "2" }, { minute: null }],
};
const oddNames = ["client\r\nX-User-Id: admin", "", " a", "a ", "a\u0000", "é", "x".repeat(257), null, 1];

type Spoilt = NonNullable<RecordPlan["spoilt"]>;

/** What makes a record malformed, another key's, or one without a secret (HMAC-KEY-08). */
const spoilt: fc.Arbitrary<Spoilt> = fc.oneof(
	fc.constantFrom(...texts).map((text): Spoilt => ({ text })),
	fc
		.tuple(fc.constantFrom("clientId", "orgId", "userId"), fc.constantFrom(...oddNames))
		.map(([name, value]): Spoilt => ({ set: { [name]: value } })),
	...Object.entries(oddValues).map(([name, values]) =>
		fc.constantFrom(...values).map((value): Spoilt => ({ set: { [name]: value } })),
	),
);

/** What a key is given first: something that can be asked with. */
export const firstRecord: fc.Arbitrary<RecordPlan> = fc
	.record({
		second: fc.boolean(),
		scopes: fc.oneof(
			{ weight: 3, arbitrary: fc.constant<readonly string[]>(every) },
			{ weight: 1, arbitrary: fewerScopes },
		),
		quotas: fc.oneof(fc.constant(undefined), quotas),
		names,
	})
	.map(({ second, quotas: limits, ...plan }) => ({
		status: "active",
		secrets: second ? [{ text: 0 }, { text: 1 }] : [{ text: 0 }],
		...plan,
		...(limits === undefined ? {} : { quotas: limits }),
	}));

/** One thing that is another than usual, since one hides the other. */
const trait: fc.Arbitrary<Partial<RecordPlan>> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant({ status: "revoked" as const }) },
	{ weight: 1, arbitrary: expiry.map((expires) => ({ expires })) },
	{ weight: 4, arbitrary: secrets.map((some) => ({ secrets: some })) },
	{ weight: 2, arbitrary: fewerScopes.map((scopes) => ({ scopes })) },
	{ weight: 1, arbitrary: quotas.map((limits) => ({ quotas: limits })) },
	{ weight: 6, arbitrary: spoilt.map((spoil) => ({ spoilt: spoil })) },
);

/** Records of a key in all that can be different about them, those among them that nobody should go by. */
export const recordPlan: fc.Arbitrary<RecordPlan> = fc
	.tuple(firstRecord, trait)
	.map(([plan, other]) => ({ ...plan, ...other }));

/** A record in which nothing but its scopes is unusual. */
export const scopedRecord: fc.Arbitrary<RecordPlan> = fc.oneof(fc.subarray(every), fewerScopes).map((scopes) => ({
	status: "active",
	secrets: [{ text: 0 }],
	names: {},
	scopes,
}));

/** A quota that is soon used up, and the same record with more of it. */
export const tightRecord: fc.Arbitrary<{ tight: RecordPlan; wider: RecordPlan }> = fc
	.record({
		plan: firstRecord,
		windows: fc.subarray(["minute", "hour", "day"] as const, { minLength: 1 }),
		most: fc.constantFrom(0, 1, 1, 2),
	})
	.map(({ plan, windows, most }) => {
		const quotasOf = (limit: number): Quotas => Object.fromEntries(windows.map((window) => [window, limit]));
		return { tight: { ...plan, quotas: quotasOf(most) }, wider: { ...plan, quotas: quotasOf(most + 2) } };
	});
