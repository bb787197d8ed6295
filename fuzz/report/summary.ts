import { threats } from "../../conformance/threats/index.ts";
import { possiblePairs } from "../pairs.ts";
import { distinctFaults } from "./distinct-faults.ts";
import type { FuzzReport, FuzzResult } from "./schema.ts";
import { threatsNamed } from "./threats-named.ts";

/** What the results of all properties come to. */
export function summaryOf(results: readonly FuzzResult[]): FuzzReport["summary"] {
	const count = (verdict: FuzzResult["verdict"]) => results.filter((result) => result.verdict === verdict).length;
	const kinds = results.flatMap(({ explored }) => explored.kinds);
	const reached = kinds.filter((kind) => kind.count > 0);
	const { named, reached: met } = threatsNamed(results);
	return {
		pass: count("pass"),
		fail: count("fail"),
		skip: count("skip"),
		inconclusive: count("inconclusive"),
		error: count("error"),
		faults: distinctFaults({ results }).length,
		executions: results.reduce((sum, { executions }) => sum + executions, 0),
		unjudged: results.reduce((sum, { unjudged }) => sum + unjudged, 0),
		kinds: { reached: reached.length, all: kinds.length },
		threats: { reached: met.length, named: named.length, all: threats.length },
		pairs: {
			reached: results.reduce((sum, { explored }) => sum + explored.pairs, 0),
			all: results.reduce((sum, { explored }) => sum + possiblePairs(explored.kinds), 0),
		},
	};
}
