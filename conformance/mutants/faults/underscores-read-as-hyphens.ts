import type { HeaderLookup } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const underscoresReadAsHyphens: Mutant = {
	id: "underscores-read-as-hyphens",
	sentence: "Reads header names with underscores as if they had hyphens, as CGI does.",
	breaks: ["HMAC-HDR-10"],
	threats: ["HDR-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate(exchange, head) {
			const header: HeaderLookup = (name) =>
				head.header(name) ?? exchange.request.headers.get(name.replaceAll("-", "_"));
			return reference.authenticate(exchange, { ...head, header });
		},
	}),
};
