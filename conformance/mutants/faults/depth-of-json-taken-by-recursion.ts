import { lookingAtText } from "../making/body.ts";
import type { Mutant } from "../mutant.ts";

function depth(text: string, at: number): number {
	return text[at] === "[" || text[at] === "{" ? 1 + depth(text, at + 1) : 0;
}

export const depthOfJsonTakenByRecursion: Mutant = {
	id: "depth-of-json-taken-by-recursion",
	sentence: "Measures how deep a JSON body is by calling itself for each level.",
	breaks: ["ANS-05"],
	threats: ["LIM-07"],
	seen: "wire",
	stages: lookingAtText((text) => {
		depth(text, 0);
	}),
};
