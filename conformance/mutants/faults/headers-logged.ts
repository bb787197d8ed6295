import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

function withMember(line: string, name: string, value: unknown): string {
	return JSON.stringify({ ...JSON.parse(line), [name]: value });
}

export const headersLogged: Mutant = {
	id: "headers-logged",
	sentence: "Writes the header fields of a request to its log.",
	breaks: ["LOG-01"],
	threats: ["LOG-01"],
	seen: { inside: "Only the operator sees the log." },
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return (request, platform) =>
			gateway(request, {
				...platform,
				log: (line) => platform.log(withMember(line, "headers", Object.fromEntries(request.headers))),
			});
	},
};
