import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const answersKeptByTarget: Mutant = {
	id: "answers-kept-by-target",
	sentence: "Answers a GET from what it answered to an earlier one for the same target.",
	breaks: ["FWD-13"],
	also: ["AUTHZ-04"],
	threats: ["FWD-19"],
	seen: "wire",
	stages: (reference) => {
		const kept = new Map<string, () => Response>();
		return {
			...reference,
			async forward(request, fetcher) {
				const known = request.method === "GET" ? kept.get(request.target) : undefined;
				if (known !== undefined) {
					return accept(known());
				}
				const response = await reference.forward(request, fetcher);
				if (response.ok && request.method === "GET" && response.value.status === 200) {
					const [bytes, headers] = [await response.value.clone().arrayBuffer(), [...response.value.headers]];
					kept.set(request.target, () => new Response(bytes, { headers }));
				}
				return response;
			},
		};
	},
};
