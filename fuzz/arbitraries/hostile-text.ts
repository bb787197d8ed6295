import * as fc from "fast-check";
import { anyHost } from "./host.ts";
import { anyTarget } from "./target.ts";

const brackets = fc
	.tuple(fc.constantFrom("[", "{", '{"a":', "(", '"', "%", ".", "\\", "&", "/"), fc.constantFrom(1, 10, 1000, 8000))
	.map(([unit, count]) => unit.repeat(count));

/**
 * Texts that parsers trip over: any characters (lone surrogates, controls), the names of members that every object
 * has, deep nesting, long runs, and near misses of the grammars at hand.
 */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
	{ weight: 2, arbitrary: anyTarget },
	{ weight: 1, arbitrary: anyHost },
	{ weight: 1, arbitrary: brackets },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			...[
				"__proto__",
				"constructor",
				"toString",
				"hasOwnProperty",
				'{"__proto__":{"alg":"none"}}',
				"\ud800",
				"\udfff\ud800",
			],
			...[
				"",
				"\u0000",
				"\ufeff{}",
				"{}\u0000",
				'"\\ud800"',
				'{"\\ud800":1,"\\ud800":2}',
				"-",
				"1e999",
				"[1,]",
				"..",
				"...",
			],
		),
	},
	{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64url")) },
	{
		weight: 1,
		arbitrary: fc
			.array(fc.uint8Array({ maxLength: 20 }), { minLength: 2, maxLength: 4 })
			.map((parts) => parts.map((bytes) => Buffer.from(bytes).toString("base64url")).join(".")),
	},
);
