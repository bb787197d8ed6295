import type { Mutant } from "../mutant.ts";

export const publicByAnyPartOfThePath: Mutant = {
	id: "public-by-any-part-of-the-path",
	sentence: "Lets in without credentials every path that contains the segments of a public one.",
	breaks: ["AUTHZ-03"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			routes.find((route) => route.public && `${path}/`.includes(route.pattern.replace(/(?:\/\*)?$/, "/"))) ??
			reference.findRoute(path, routes),
	}),
};
