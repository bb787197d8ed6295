import type { Mutant } from "../mutant.ts";

export const publicByPrefix: Mutant = {
	id: "public-by-prefix",
	sentence: "Lets in without credentials every path that begins like a public one.",
	breaks: ["AUTHZ-03", "AUTHZ-01"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			routes.find((route) => route.public && path.startsWith(route.pattern.replace(/\/\*$/, ""))) ??
			reference.findRoute(path, routes),
	}),
};
