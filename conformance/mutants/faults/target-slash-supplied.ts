import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const targetSlashSupplied: Mutant = {
	id: "target-slash-supplied",
	sentence: "Puts a slash before a target that does not begin with one.",
	breaks: ["TGT-02"],
	threats: ["FWD-07"],
	seen: "wire",
	stages: repairing((target) => (target.startsWith("/") ? target : `/${target}`)),
};
