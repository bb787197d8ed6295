import type { Check, Exchange, Outcome, Trial } from "../engine/check.ts";
import type { Edge } from "../engine/edges.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { replayed } from "./nonce-pair.ts";
import { placeOf } from "./one-winner.ts";
import { raceRounds } from "./race-rounds.ts";
import { inOrder } from "./series.ts";
import { signedRead } from "./signed.ts";

const rounds = 40;
const copiesAtEachEdge = 5;

/** Sends what is prepared to one edge. */
async function at(edge: Edge, prepared: Awaited<ReturnType<Trial["prepare"]>>): Promise<Exchange> {
	const [exchange] = await prepared.raceOver([edge]);
	if (exchange === undefined) throw new RangeError("A race of one has an outcome.");
	return exchange;
}

/** Each edge lets a fresh request in; otherwise it is another gateway, and what it refuses shows nothing. */
async function edgesAreOne(trial: Trial): Promise<Outcome> {
	for (const edge of trial.edges) {
		const exchange = await at(edge, await trial.prepare(signedRead));
		const outcome = await trial.judge.expect(exchange, accepted());
		if (outcome.verdict === "fail") {
			const advice = "Is it the same gateway, with the same keys under the same public host?";
			return trial.judge.inconclusive(
				`${edge.name} does not let a fresh request in: ${outcome.actual}. ${advice}`,
				exchange,
			);
		}
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}

/** Accepted at one edge, and a replay at the other. */
async function replayedAt(trial: Trial, [first, second]: readonly [Edge, Edge]): Promise<Outcome> {
	const prepared = await trial.prepare(signedRead);
	const admitted = await at(first, prepared);
	const firstly = await trial.judge.expect(admitted, accepted());
	if (firstly.verdict !== "pass") return firstly;
	const exchange = await at(second, prepared);
	const outcome = await trial.judge.expect(exchange, replayed);
	if (outcome.verdict !== "fail") return outcome;
	return {
		...outcome,
		expected: `${outcome.expected} at ${second.name}, after it was accepted at ${first.name}`,
		actual: `${outcome.actual}, at ${placeOf(exchange)} after ${placeOf(admitted)}`,
	};
}

function orderedPairs(edges: readonly Edge[]): readonly (readonly [Edge, Edge])[] {
	return edges.flatMap((first) => edges.filter((second) => second !== first).map((second) => [first, second] as const));
}

/** HMAC-NONCE-01 and HMAC-NONCE-02: one gateway at several places admits a nonce once, wherever it is asked. */
export const nonceEdgeChecks: readonly Check[] = [
	scenario({
		id: "HMAC-NONCE-01/replay-at-another-edge",
		title: "refuses at every edge a request that it has accepted at another one",
		severity: "critical",
		threats: ["NON-05", "NON-06"],
		references: ["CWE-294"],
		needs: ["hmac", "edges"],
		run: async (trial) =>
			inOrder(trial, [
				() => edgesAreOne(trial),
				...orderedPairs(trial.edges).map((pair) => () => replayedAt(trial, pair)),
			]),
	}),
	scenario({
		id: "HMAC-NONCE-02/race-over-edges",
		title: `admits exactly one of the copies that arrive at once at several edges, ${rounds} times over`,
		waits: 1,
		severity: "critical",
		threats: ["NON-02", "NON-05", "NON-06"],
		references: ["CWE-362", "CWE-367"],
		needs: ["hmac", "edges"],
		run: async (trial) => {
			const copies = Array.from({ length: copiesAtEachEdge }, () => trial.edges).flat();
			const round = async () => (await trial.prepare(signedRead)).raceOver(copies);
			const id = "HMAC-NONCE-02/race-over-edges";
			return inOrder(trial, [
				() => edgesAreOne(trial),
				() => raceRounds(trial, { id, rounds, copies: copies.length, round }),
			]);
		},
	}),
];
