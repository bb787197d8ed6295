import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const anySchemeTakenForBearer: Mutant = {
	id: "any-scheme-taken-for-bearer",
	sentence: "Takes what follows the name of any scheme for a token.",
	breaks: ["CRED-06"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-08", "ANS-10", "ANS-11", "ANS-12", "CRED-08"],
	threats: ["AUT-08"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" && value !== null ? value.replace(/^[^\s]+ +/, "Bearer ") : value;
	}),
};
