import type { Mutant } from "../mutant.ts";

export const upstreamStatusReplaced: Mutant = {
	id: "upstream-status-replaced",
	sentence: "Answers with a status of its own in place of the upstream's.",
	breaks: ["FWD-11", "FWD-12"],
	threats: ["FWD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const { headers, body } = reference.respondUpstream(upstream, facts);
			return new Response(body, { status: upstream.status === 200 ? 203 : 200, headers });
		},
	}),
};
