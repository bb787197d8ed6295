import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const closedRouteOpenToKeyHolders: Mutant = {
	id: "closed-route-open-to-key-holders",
	sentence: "Lets whoever names a key through to a route that is closed.",
	breaks: ["LIM-08"],
	threats: ["AVL-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitToRoute: async (exchange, route) =>
			exchange.request.headers.has("x-key-id") ? accept(null) : reference.admitToRoute(exchange, route),
	}),
};
