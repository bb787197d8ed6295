import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const parametersHeldInAnObject: Mutant = {
	id: "parameters-held-in-an-object",
	sentence: "Gathers the parameters of a query in a plain object and fails over the names of members that it has.",
	breaks: ["ANS-05"],
	threats: ["AVL-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const parameters: Record<string, string[]> = {};
			for (const piece of targetText(url).split("?").slice(1).join("?").split("&")) {
				const [name = ""] = piece.split(/[=[.]/);
				parameters[name] ??= [];
				parameters[name].push(piece);
			}
			return reference.parseTarget(url, scheme);
		},
	}),
};
