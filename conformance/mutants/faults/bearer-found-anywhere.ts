import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bearerFoundAnywhere: Mutant = {
	id: "bearer-found-anywhere",
	sentence: "Takes the first token that follows the word Bearer anywhere in Authorization.",
	breaks: ["CRED-06", "CRED-08"],
	also: ["JWKS-05", "JWT-FORM-02"],
	threats: ["AUT-09", "HDR-13"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		const found = name === "authorization" ? /Bearer +([\w.-]+)/i.exec(value ?? "")?.[1] : undefined;
		return found === undefined ? value : `Bearer ${found}`;
	}),
};
