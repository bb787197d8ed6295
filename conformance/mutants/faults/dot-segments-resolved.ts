import { inPath, repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

function resolved(path: string): string {
	const kept: string[] = [];
	for (const segment of path.split("/").slice(1)) {
		if (segment === "..") {
			kept.pop();
		} else if (segment !== ".") {
			kept.push(segment);
		}
	}
	return `/${kept.join("/")}`;
}

export const dotSegmentsResolved: Mutant = {
	id: "dot-segments-resolved",
	sentence: "Resolves dot segments, and verifies and forwards what comes of it.",
	breaks: ["TGT-04"],
	also: ["TGT-02", "TGT-11"],
	threats: ["CAN-15"],
	seen: "wire",
	stages: repairing(inPath(resolved)),
};
