import { isHeaderSafe } from "#protocol";
import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const organisationOfAnyText: Mutant = {
	id: "organisation-of-any-text",
	sentence: "Leaves an organisation out that it cannot put into a header.",
	breaks: ["JWT-CLAIM-08"],
	threats: ["JWT-46", "FWD-21"],
	seen: "wire",
	stages: believing((claims) => (isHeaderSafe(claims["org_id"]) ? claims : without(claims, "org_id"))),
};
