import { alsoTargets } from "../making/covered.ts";
import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

function resolvedPath(target: string): string {
	const url = new URL(target, "http://gateway.invalid");
	return url.pathname + url.search;
}

export const dotSegmentsVerifiedResolvedForwardedRaw: Mutant = {
	id: "dot-segments-verified-resolved-forwarded-raw",
	sentence: "Verifies the signature over the resolved path and forwards the path that was sent.",
	breaks: ["TGT-04"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-15", "FWD-06"],
	seen: "wire",
	stages: (reference) => {
		const lenient = lettingThrough("dot_segment")(reference);
		return alsoTargets((target) => [resolvedPath(target)])(lenient);
	},
};
