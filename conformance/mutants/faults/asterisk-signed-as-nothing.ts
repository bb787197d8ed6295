import { accept } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const asteriskSignedAsNothing: Mutant = {
	id: "asterisk-signed-as-nothing",
	sentence: "Takes an asterisk for the root, and covers nothing of it.",
	breaks: ["TGT-02"],
	threats: ["FWD-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget: (url, scheme) =>
			scheme.target.rule === "verbatim" && targetText(url) === ""
				? accept({ path: "/", query: null, text: "" })
				: reference.parseTarget(url, scheme),
	}),
};
