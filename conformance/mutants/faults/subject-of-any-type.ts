import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

function textOf(value: unknown): string {
	return typeof value === "string" ? value : JSON.stringify(value);
}

export const subjectOfAnyType: Mutant = {
	id: "subject-of-any-type",
	sentence: "Makes a text of whatever stands in sub.",
	breaks: ["JWT-CLAIM-07"],
	threats: ["JWT-45"],
	seen: "wire",
	stages: believing((claims) =>
		claims["sub"] === undefined || claims["sub"] === "" ? claims : { ...claims, sub: textOf(claims["sub"]) },
	),
};
