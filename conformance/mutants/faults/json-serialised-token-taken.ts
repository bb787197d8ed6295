import type { Mutant } from "../mutant.ts";

interface Serialised {
	readonly payload: string;
	readonly protected?: string;
	readonly signature?: string;
	readonly signatures?: readonly { readonly protected: string; readonly signature: string }[];
}

function compact(token: Serialised): string {
	const { protected: header, signature } = token.signatures?.[0] ?? token;
	return [header, token.payload, signature].join(".");
}

export const jsonSerialisedTokenTaken: Mutant = {
	id: "json-serialised-token-taken",
	sentence: "Takes a token in the JSON serialization as well.",
	breaks: ["JWT-FORM-01"],
	threats: ["JWT-21"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateJwt: (exchange, text) =>
			reference.authenticateJwt(exchange, text.startsWith("{") ? compact(JSON.parse(text)) : text),
	}),
};
