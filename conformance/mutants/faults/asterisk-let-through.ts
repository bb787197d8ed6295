import { accept, knownMethods, type Route } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

function anyRoute(routes: readonly Route[]): Route | undefined {
	const [first] = routes;
	return first && { ...first, methods: Object.fromEntries(knownMethods.map((method) => [method, []])) };
}

export const asteriskLetThrough: Mutant = {
	id: "asterisk-let-through",
	sentence: "Takes an asterisk for a target of every route.",
	breaks: ["TGT-02"],
	threats: ["FWD-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget: (url, scheme) =>
			targetText(url) === "" && url.endsWith("*")
				? accept({ path: "*", query: null, text: "*" })
				: reference.parseTarget(url, scheme),
		findRoute: (path, routes) => (path === "*" ? anyRoute(routes) : reference.findRoute(path, routes)),
	}),
};
