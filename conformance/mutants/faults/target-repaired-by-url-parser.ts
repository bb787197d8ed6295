import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

function byUrl(target: string): string {
	const url = new URL(target, "http://gateway.invalid");
	return url.pathname + url.search;
}

export const targetRepairedByUrlParser: Mutant = {
	id: "target-repaired-by-url-parser",
	sentence: "Takes the target from a URL parser, which resolves dot segments and encodes what it does not like.",
	breaks: ["TGT-04", "TGT-05", "TGT-10"],
	also: ["ANS-05", "ANS-12", "FWD-01", "TGT-02", "TGT-07", "TGT-08", "TGT-11"],
	threats: ["CAN-15", "CAN-16", "CAN-29", "CAN-42"],
	seen: "wire",
	stages: repairing(byUrl),
};
