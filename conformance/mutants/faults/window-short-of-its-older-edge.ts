import type { Mutant } from "../mutant.ts";

export const windowShortOfItsOlderEdge: Mutant = {
	id: "window-short-of-its-older-edge",
	sentence: "Takes the older edge of the window to be outside, and the newer one to be inside.",
	breaks: ["HMAC-TIME-03"],
	also: ["HMAC-NONCE-08"],
	threats: ["TSP-04"],
	seen: {
		inside: "A check stays away from the edges, since a request takes its time; what is measured there is not judged.",
	},
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => {
			const age = Math.floor(nowMs / 1000) - Number(timestamp);
			return age < 300 && age >= -300;
		},
	}),
};
