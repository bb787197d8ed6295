import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const bearerCutOffByLength: Mutant = {
	id: "bearer-cut-off-by-length",
	sentence: "Cuts seven characters off Authorization and takes the rest for the token.",
	breaks: ["CRED-06", "CRED-08"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	threats: ["AUT-07", "AUT-08"],
	seen: "wire",
	stages: seeingHeaders((header) => (name) => {
		const value = header(name);
		return name === "authorization" && value !== null && value.length > 7 ? `Bearer ${value.slice(7)}` : value;
	}),
};
