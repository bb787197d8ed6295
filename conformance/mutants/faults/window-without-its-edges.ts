import type { Mutant } from "../mutant.ts";

export const windowWithoutItsEdges: Mutant = {
	id: "window-without-its-edges",
	sentence: "Takes the edges of the window to be outside.",
	breaks: ["HMAC-TIME-03"],
	also: ["HMAC-NONCE-08"],
	threats: ["TSP-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) < 300,
	}),
};
