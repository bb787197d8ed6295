import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const emptyMembersOfAuthorizationDropped: Mutant = {
	id: "empty-members-of-authorization-dropped",
	sentence: "Reads Authorization as a list, and drops its empty members.",
	breaks: ["CRED-06"],
	threats: ["AUT-09"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" ? (value?.replace(/^(?:[ \t]*,)+[ \t]*/, "") ?? null) : value;
	}),
};
