import { isRare } from "../repetition.ts";
import type { Finding } from "./schema.ts";

/** What is to be said of the input of a finding: how it was made smaller, what that cost the gateway, and how many inputs show it. */
export function inputFacts({ shrinks = 0, shrinkRequests = 0, repetition, seen }: Finding): readonly string[] {
	return [
		...(repetition === undefined ? [] : [`shown by ${repetition.shown} of ${repetition.asked} attempts with it`]),
		...(repetition !== undefined && isRare(repetition)
			? ["it rests on what is new in each, such as the nonce, or on chance: nothing was made smaller"]
			: []),
		...(shrinks === 0 ? [] : [`the smallest found, after ${shrinks} ${shrinks === 1 ? "step" : "steps"}`]),
		...(shrinkRequests === 0
			? []
			: [`to make it smaller took ${shrinkRequests} ${shrinkRequests === 1 ? "request" : "requests"}`]),
		...(seen > 1 ? [`shown by ${seen} inputs`] : []),
	];
}
