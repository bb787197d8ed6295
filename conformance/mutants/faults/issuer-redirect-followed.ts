import { fetchingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const issuerRedirectFollowed: Mutant = {
	id: "issuer-redirect-followed",
	sentence: "Follows a redirect of the issuer.",
	breaks: ["JWKS-11"],
	also: ["JWKS-08"],
	threats: ["JWK-11"],
	seen: "wire",
	stages: fetchingSets((fetcher) => (input, init) => fetcher(input, { ...init, redirect: "follow" })),
};
