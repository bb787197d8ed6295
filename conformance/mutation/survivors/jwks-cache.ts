import type { Explanation } from "../explanation.ts";

const file = "gateway/src/jwks-cache.ts";

export const jwksCacheSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Whether the issuer had to be waited for is said in the operator's log line only; log.contract.ts reads it.",
		mutants: [
			{ from: '"hit"', inLine: 'let cache: "hit" | "miss" = "hit";' },
			{ from: '"miss"', inLine: 'cache = "miss";' },
			{ from: "unknown !== undefined", to: "true" },
			{ from: "{ found: false, cache }" },
		],
	},
	{
		file,
		reason:
			"Nobody outside can let a request arrive in the very millisecond in which a time is up; key-set.contract.ts holds the clock.",
		mutants: [
			{
				from: "this.#age() >= this.#options.config.cacheSeconds",
				to: "this.#age() > this.#options.config.cacheSeconds",
			},
			{
				from: "this.#age() < this.#options.config.cacheSeconds + this.#options.config.staleSeconds",
				to: "this.#age() <= this.#options.config.cacheSeconds + this.#options.config.staleSeconds",
			},
			{ from: "now - since >= seconds * 1000", to: "now - since > seconds * 1000" },
		],
	},
	{
		file,
		reason: "What is there before the first set is infinitely old, so that nobody looks for a key in it.",
		mutants: [{ from: "[]", to: '["Stryker was here"]' }],
	},
	{
		file,
		reason:
			"Every gateway of the lab keeps a set for a while after it was fetched; key-set.contract.ts has one that is configured to keep none (JWKS-07).",
		mutants: [{ from: "this.#keys === before", to: "true" }],
	},
	{
		file,
		reason: "Who waits for no fetch is done at once.",
		mutants: [
			{ from: "fetch === undefined", to: "false", inLine: "if (fetch === undefined) {" },
			{ from: "{ return; }", inLine: "if (fetch === undefined) {" },
		],
	},
	{
		file,
		reason:
			"The platform gives a fetch up by its signal when the wait for it ends, so that none comes later from an issuer outside; that of key-set.contract.ts heeds no signal (JWKS-12).",
		mutants: [
			{ from: "this.#underWay !== fetch", to: "false" },
			{ from: "{ return; }", inLine: "if (this.#underWay !== fetch) {" },
			{ from: "{ this.#settle(fetch, undefined); }" },
			{ from: "this.#settle(fetch, undefined);" },
		],
	},
];
