import { isHeaderSafe } from "#protocol";
import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const clientOfAnyText: Mutant = {
	id: "client-of-any-text",
	sentence: "Leaves a client out that it cannot put into a header.",
	breaks: ["JWT-CLAIM-08"],
	threats: ["JWT-56", "FWD-21"],
	seen: "wire",
	stages: believing((claims) => {
		const azp = isHeaderSafe(claims["azp"]) ? claims : without(claims, "azp");
		return isHeaderSafe(azp["client_id"]) ? azp : without(azp, "client_id");
	}),
};
