import { knownMethods, type Route } from "#protocol";
import type { Mutant } from "../mutant.ts";

function anyRoute(routes: readonly Route[]): Route | undefined {
	const [first] = routes;
	return first && { ...first, methods: Object.fromEntries(knownMethods.map((method) => [method, []])) };
}

export const unknownPathForwarded: Mutant = {
	id: "unknown-path-forwarded",
	sentence: "Forwards a request for an unknown path to the first upstream.",
	breaks: ["AUTHZ-05", "AUTHZ-01", "AUTHZ-02"],
	also: ["ANS-07", "HMAC-NONCE-07", "LIM-06"],
	threats: ["AZ-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) => reference.findRoute(path, routes) ?? anyRoute(routes),
	}),
};
