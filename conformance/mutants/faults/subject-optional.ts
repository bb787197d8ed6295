import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const subjectOptional: Mutant = {
	id: "subject-optional",
	sentence: "Takes a token without a subject.",
	breaks: ["JWT-CLAIM-07"],
	threats: ["JWT-45"],
	seen: "wire",
	stages: believing((claims) => ({ sub: "anonymous", ...claims })),
};
