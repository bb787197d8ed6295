import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

function withMember(line: string, name: string, value: unknown): string {
	return JSON.stringify({ ...JSON.parse(line), [name]: value });
}

export const queryLogged: Mutant = {
	id: "query-logged",
	sentence: "Writes the target to its log.",
	breaks: ["LOG-01"],
	threats: ["LOG-02"],
	seen: { inside: "Only the operator sees the log." },
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return (request, platform) =>
			gateway(request, { ...platform, log: (line) => platform.log(withMember(line, "url", request.url)) });
	},
};
