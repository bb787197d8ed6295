import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const countryOfTheSenderTrusted: Mutant = {
	id: "country-of-the-sender-trusted",
	sentence: "Lets in whoever says that they ask from the right country.",
	breaks: ["CRED-09"],
	threats: ["NET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			head.header("cf-ipcountry") === "US"
				? accept({ principal: null, body: new Uint8Array() })
				: reference.authenticate(exchange, head),
	}),
};
