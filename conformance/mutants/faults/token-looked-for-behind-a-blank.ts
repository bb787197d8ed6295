import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const tokenLookedForBehindABlank: Mutant = {
	id: "token-looked-for-behind-a-blank",
	sentence: "Takes what follows the first blank for the token, whatever stands between Bearer and it.",
	breaks: ["CRED-08"],
	threats: ["AUT-07"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization"
			? (value?.replace(/^(bearer)[^!#$%&'*+.^_`|~0-9A-Za-z -][^ ]* /i, "$1 ") ?? null)
			: value;
	}),
};
