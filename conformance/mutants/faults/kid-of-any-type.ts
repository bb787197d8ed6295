import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const kidOfAnyType: Mutant = {
	id: "kid-of-any-type",
	sentence: "Makes a text of whatever stands in kid.",
	breaks: ["JWT-KEY-01"],
	threats: ["JWT-11"],
	seen: "wire",
	stages: understanding(({ header, claims }) => {
		const { kid } = header;
		return { header: kid === undefined || typeof kid === "string" ? header : { ...header, kid: String(kid) }, claims };
	}),
};
