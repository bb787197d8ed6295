import type { Coverage, Hits } from "./control.ts";

/** What gateways executed, those that go on for the whole run and those that are lent to some checks. */
export interface GatewaysCoverage {
	readonly lasting: readonly Coverage[];
	readonly lent: readonly Coverage[];
}

/**
 * Which test executes which mutant's place. `atOnce` is what was executed while all checks ran at the same time, on gateways
 * that had just begun; `alone` what was executed for each of them afterwards.
 *
 * What a lasting gateway executed the first time only, such as reading its configuration or filling a cache, was executed
 * for every check that relies on it, and counts for no test in particular.
 */
export function combineCoverage(atOnce: GatewaysCoverage, alone: GatewaysCoverage): Coverage {
	const combined: Coverage = { static: {}, perTest: {} };
	atOnce.lasting.forEach((before, index) => {
		const again = allHits(alone.lasting[index]);
		add(combined.static, Object.fromEntries(Object.entries(allHits(before)).filter(([id]) => again[id] === undefined)));
	});
	for (const gateway of [...alone.lasting, ...alone.lent]) {
		add(combined.static, gateway.static);
		for (const [test, hits] of Object.entries(gateway.perTest)) {
			combined.perTest[test] ??= {};
			add(combined.perTest[test], hits);
		}
	}
	return combined;
}

function allHits(coverage: Coverage | undefined): Hits {
	const all: Hits = {};
	for (const hits of coverage === undefined ? [] : [coverage.static, ...Object.values(coverage.perTest)])
		add(all, hits);
	return all;
}

function add(sum: Hits, hits: Hits): void {
	for (const [id, count] of Object.entries(hits)) sum[id] = (sum[id] ?? 0) + count;
}
