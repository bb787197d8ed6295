import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const unreservedTripletsDecoded: Mutant = {
	id: "unreserved-triplets-decoded",
	sentence: "Decodes percent triplets of unreserved characters before it verifies.",
	breaks: ["TGT-08"],
	also: ["TGT-06", "TGT-11"],
	threats: ["CAN-21", "AZ-03"],
	seen: "wire",
	stages: repairing((target) =>
		target.replaceAll(/%[0-9A-F]{2}/g, (triplet) => {
			const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
			return /[A-Za-z0-9._~-]/.test(character) ? character : triplet;
		}),
	),
};
