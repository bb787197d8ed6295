import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bearerInOneCaseOnly: Mutant = {
	id: "bearer-in-one-case-only",
	sentence: "Knows the scheme as `Bearer` only, in that case.",
	breaks: ["CRED-07"],
	threats: ["AUT-06"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" && /^bearer/i.test(value ?? "") && value?.startsWith("Bearer") !== true
			? `Unknown ${value ?? ""}`
			: value;
	}),
};
