import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bareTokenTakenForBearer: Mutant = {
	id: "bare-token-taken-for-bearer",
	sentence: "Takes an Authorization without a scheme for a token.",
	breaks: ["CRED-06"],
	threats: ["AUT-07"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value ?? "") ? `Bearer ${value}` : value;
	}),
};
