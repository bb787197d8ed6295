import * as fc from "fast-check";
import type { IssuerMode } from "../../conformance/engine/check.ts";
import { keySetCase, unfitAnswer } from "./key-set.ts";

const honest: fc.Arbitrary<IssuerMode> = fc.constantFrom<IssuerMode>(
	{ mode: "ok" },
	{ mode: "ok", headers: { "cache-control": "no-store, max-age=0" } },
	{ mode: "ok", headers: { "cache-control": "public, max-age=31536000, immutable" } },
	{ mode: "slow", delayMs: 30 },
);

/** One key of the mint under its own name, and under another: what an issuer that rotates publishes one after the other. */
const rotation: fc.Arbitrary<IssuerMode> = fc
	.subarray(["ES256", "RS256", "PS256", "EdDSA"], { minLength: 1 })
	.chain((algs) => fc.constantFrom(...[undefined, "next", "ec-2"]).map((kid) => ({ algs, kid })))
	.map(({ algs, kid }) => ({
		mode: "ok",
		keys: algs.map(($alg) => ({ $key: "right", $alg, ...(kid === undefined ? {} : { kid }) })),
	}));

const foreign: fc.Arbitrary<IssuerMode> = fc
	.constantFrom<readonly unknown[]>(
		[{ $key: "foreign" }],
		[{ $key: "foreign" }, { $key: "right" }],
		[{ $key: "right" }, { $key: "foreign" }],
		[{ $key: "short" }, { $key: "right" }],
		[{ $key: "weak" }],
	)
	.map((keys) => ({ mode: "ok", keys }));

/** What is no set, or does not come. */
const failure: fc.Arbitrary<IssuerMode> = fc.oneof(
	{ weight: 3, arbitrary: unfitAnswer.map((answer): IssuerMode => ({ ...answer, keys: [{ $key: "foreign" }] })) },
	fc.constant<IssuerMode>({ mode: "down" }),
	fc.constantFrom(70_000, 200_000).map((bytes): IssuerMode => ({ mode: "huge", bytes, keys: [{ $key: "foreign" }] })),
);

/** What an issuer publishes from now on: honest sets, rotated ones, those of somebody else, odd entries, and failures. */
export const publishedSet: fc.Arbitrary<IssuerMode> = fc.oneof(
	{ weight: 3, arbitrary: honest },
	{ weight: 3, arbitrary: rotation },
	{ weight: 2, arbitrary: foreign },
	{ weight: 3, arbitrary: keySetCase.map(({ entries }): IssuerMode => ({ mode: "ok", keys: entries })) },
	{ weight: 4, arbitrary: failure },
	{ weight: 1, arbitrary: fc.constant<IssuerMode>({ mode: "huge", bytes: 50_000 }) },
);
