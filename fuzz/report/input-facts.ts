import type { Finding } from "./schema.ts";

/** What is to be said of the input of a finding: how it was made smaller, what that cost the gateway, and how many inputs show it. */
export function inputFacts({ shrinks = 0, shrinkRequests = 0, seen }: Finding): readonly string[] {
	return [
		...(shrinks === 0 ? [] : [`the smallest found, after ${shrinks} ${shrinks === 1 ? "step" : "steps"}`]),
		...(shrinkRequests === 0
			? []
			: [`to make it smaller took ${shrinkRequests} ${shrinkRequests === 1 ? "request" : "requests"}`]),
		...(seen > 1 ? [`shown by ${seen} inputs`] : []),
	];
}
