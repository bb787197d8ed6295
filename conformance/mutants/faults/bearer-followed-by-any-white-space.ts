import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bearerFollowedByAnyWhiteSpace: Mutant = {
	id: "bearer-followed-by-any-white-space",
	sentence: "Takes a tab after the scheme for a blank.",
	breaks: ["CRED-08"],
	threats: ["AUT-07"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" ? (value?.replace(/^(\w+)\s+/, "$1 ") ?? null) : value;
	}),
};
