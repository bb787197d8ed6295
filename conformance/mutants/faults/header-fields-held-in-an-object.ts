import type { Mutant } from "../mutant.ts";

export const headerFieldsHeldInAnObject: Mutant = {
	id: "header-fields-held-in-an-object",
	sentence: "Gathers header fields in a plain object and fails over the names of members that it has.",
	breaks: ["ANS-05"],
	also: ["CRED-09", "FWD-06"],
	threats: ["HDR-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		headerLookup(headers) {
			const fields: Record<string, string[]> = {};
			for (const [name, value] of headers) {
				fields[name] ??= [];
				fields[name].push(value);
			}
			return reference.headerLookup(headers);
		},
	}),
};
