import { inPath, repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const encodedSlashDecoded: Mutant = {
	id: "encoded-slash-decoded",
	sentence: "Takes %2F in the path for a slash.",
	breaks: ["TGT-09"],
	also: ["TGT-07", "TGT-11"],
	threats: ["CAN-11", "FWD-08"],
	seen: "wire",
	stages: repairing(inPath((path) => path.replaceAll(/%2F/gi, "/"))),
};
