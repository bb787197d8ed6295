import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const clientIdPreferredToAzp: Mutant = {
	id: "client-id-preferred-to-azp",
	sentence: "Takes the client from client_id where a token has azp too.",
	breaks: ["FWD-04", "JWT-CLAIM-08"],
	threats: ["JWT-56"],
	seen: "wire",
	stages: believing((claims) => (claims["client_id"] === undefined ? claims : { ...claims, azp: claims["client_id"] })),
};
