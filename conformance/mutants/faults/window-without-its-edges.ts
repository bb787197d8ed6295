import type { Mutant } from "../mutant.ts";

export const windowWithoutItsEdges: Mutant = {
	id: "window-without-its-edges",
	sentence: "Takes the edges of the window to be outside.",
	breaks: ["HMAC-TIME-03", "HMAC-NONCE-08"],
	threats: ["TSP-04"],
	seen: {
		inside:
			"A request takes a part of a second to arrive, and so only a clock in the test's hand can stand on the edge.",
	},
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) < 300,
	}),
};
