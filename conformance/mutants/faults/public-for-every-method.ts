import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const publicForEveryMethod: Mutant = {
	id: "public-for-every-method",
	sentence: "Lets every method in without credentials on a public route.",
	breaks: ["AUTHZ-03", "AUTHZ-06"],
	threats: ["MET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async letIn(exchange, head, route) {
			if (route?.public !== true) {
				return reference.letIn(exchange, head, route);
			}
			const { stages, request, config } = exchange;
			const body = await stages.readBody(request, head.method, config.limits.bodyBytes);
			return body.ok ? accept({ principal: null, body: body.value }) : body;
		},
	}),
};
