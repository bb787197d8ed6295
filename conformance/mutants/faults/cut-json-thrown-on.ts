import { lookingAtText } from "../making/body.ts";
import type { Mutant } from "../mutant.ts";

export const cutJsonThrownOn: Mutant = {
	id: "cut-json-thrown-on",
	sentence: "Parses what looks like JSON before it forwards it, and fails over what is none.",
	breaks: ["ANS-05"],
	also: ["HMAC-BODY-01", "HMAC-BODY-02"],
	threats: ["AVL-07"],
	seen: "wire",
	stages: lookingAtText((text) => {
		if (/^[[{]|^NaN$/.test(text)) {
			JSON.parse(text);
		}
	}),
};
