import type { Explanation } from "../explanation.ts";

const file = "gateway/src/keys.ts";

export const keysSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "A caller cannot make the key store fail; fault.contract.ts does (HMAC-KEY-09).",
		mutants: [{ from: '{ return refuse("key_store_unavailable"); }' }, { from: '"key_store_unavailable"' }],
	},
	{
		file,
		reason:
			"No key of the lab is divided among several admission objects; division.contract.ts has one (HMAC-NONCE-12).",
		mutants: [
			{
				from: "{ count: z.int().check(z.gte(1), z.lte(mostShards)), before: z._default(z.int().check(z.gte(1), z.lte(mostShards)), 1), from: z._default(z.int().check(z.gte(0)), 0), }",
			},
		],
	},
	{
		file,
		reason: "What is not there is read as null, which is no record, and so as nothing too.",
		mutants: [{ from: "text === null", to: "false" }],
	},
	{
		file,
		reason: "The function goes on with nothing to parse, and what is undefined is no record.",
		mutants: [{ from: "{ return undefined; }", inLine: "} catch {" }],
	},
	{
		file,
		reason:
			"It guards twice: whoever is revoked is refused by the status once more, whatever the signature (HMAC-KEY-04).",
		mutants: [
			{ from: 'record.status === "revoked"', to: "false" },
			{ from: '"revoked"', inLine: 'if (record.status === "revoked" || !alive(record.expiresAt)) {' },
		],
	},
	{
		file,
		reason:
			"A record of an unheard-of status is malformed, and so the key unknown, which is answered as a revoked one is (HMAC-KEY-01); keys.test.ts reads the record of a revoked key.",
		mutants: [{ from: '"revoked"', inLine: 'status: z.enum(["active", "revoked"]),' }],
	},
	{
		file,
		reason: "A secret of 16 characters is too short to verify anything, so that there is none as before.",
		mutants: [{ from: "[]", to: '["Stryker was here"]', inLine: "return [];" }],
	},
];
