import type { Mutant } from "../mutant.ts";

export const impossibleStatusThrownOn: Mutant = {
	id: "impossible-status-thrown-on",
	sentence: "Breaks over a status of the upstream that HTTP does not have.",
	breaks: ["FWD-14"],
	threats: ["FWD-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			let status = 200;
			const response = await reference.forward(request, (upstream) => async (input, init) => {
				const answer = await fetcher(upstream)(input, init);
				status = answer.status;
				return answer;
			});
			// As the constructor of a response does.
			if (status > 599) throw new RangeError("a status from 200 to 599");
			return response;
		},
	}),
};
