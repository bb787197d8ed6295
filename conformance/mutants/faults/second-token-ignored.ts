import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const secondTokenIgnored: Mutant = {
	id: "second-token-ignored",
	sentence: "Ignores what follows a token in Authorization after a blank or a comma.",
	breaks: ["CRED-08"],
	also: ["JWT-FORM-02"],
	threats: ["AUT-07", "AUT-09", "HDR-01"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" ? (value?.replace(/^(\w+ +[^\s,]+)[\s,].*$/, "$1") ?? null) : value;
	}),
};
