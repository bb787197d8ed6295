import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bearerWithOneBlankOnly: Mutant = {
	id: "bearer-with-one-blank-only",
	sentence: "Takes the second of two blanks after the scheme for a part of the token.",
	breaks: ["CRED-07"],
	threats: ["AUT-06"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" ? (value?.replace(/^(\S+ ) +/, "$1.") ?? null) : value;
	}),
};
