import type { Mutant } from "../mutant.ts";

export const parametersOfContentTypeTakenForGranted: Mutant = {
	id: "parameters-of-content-type-taken-for-granted",
	sentence: "Takes every parameter of a Content-Type for a name and a value.",
	breaks: ["ANS-05"],
	threats: ["AVL-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const [, ...parameters] = (request.headers.get("content-type") ?? "").split(";");
			for (const parameter of parameters) {
				const [, value] = parameter.split("=");
				// A careless cast stands for a language that asks nothing.
				(value as string).trim();
			}
			return reference.forward(request, fetcher);
		},
	}),
};
