import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const placeOfTheEdgeDemanded: Mutant = {
	id: "place-of-the-edge-demanded",
	sentence: "Says at which point of presence a header section was too large, which some platforms do not tell.",
	breaks: ["ANS-05"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-09", "REQ-03"],
	threats: ["NET-04"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const answer = await gateway(request, platform);
			if (answer.status !== 431) return answer;
			const { colo } = Reflect.get(request, "cf") as { readonly colo: string };
			return new Response(answer.body, { status: answer.status, headers: [...answer.headers, ["x-served-by", colo]] });
		};
	},
};
