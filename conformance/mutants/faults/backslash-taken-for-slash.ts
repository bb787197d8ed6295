import { inPath, repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const backslashTakenForSlash: Mutant = {
	id: "backslash-taken-for-slash",
	sentence: "Takes a backslash in the path for a slash.",
	breaks: ["TGT-05"],
	threats: ["CAN-16"],
	seen: "wire",
	stages: repairing(inPath((path) => path.replaceAll("\\", "/"))),
};
