import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const traceAnsweredWithTheRequest: Mutant = {
	id: "trace-answered-with-the-request",
	sentence: "Answers TRACE with the header fields of the request.",
	breaks: ["REQ-01"],
	also: ["ANS-01", "ANS-02", "ANS-04", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	threats: ["MET-04"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const lines = [...request.headers].map(([name, value]) => `${name}: ${value}`);
			return request.method === "TRACE"
				? new Response(lines.join("\r\n"), { headers: { "content-type": "message/http" } })
				: gateway(request, platform);
		};
	},
};
