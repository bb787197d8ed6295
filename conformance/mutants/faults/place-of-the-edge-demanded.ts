import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const placeOfTheEdgeDemanded: Mutant = {
	id: "place-of-the-edge-demanded",
	sentence: "Reads the point of presence of a request, which some platforms do not tell.",
	breaks: ["ANS-05"],
	threats: ["NET-04"],
	seen: { inside: "The simulator tells a point of presence with every request." },
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const { colo } = Reflect.get(request, "cf") as { readonly colo: string };
			const answer = await gateway(request, platform);
			return new Response(answer.body, { status: answer.status, headers: [...answer.headers, ["x-served-by", colo]] });
		};
	},
};
