import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

function inForm(target: string, form: "NFC" | "NFD"): string {
	try {
		return encodeURI(decodeURI(target).normalize(form));
	} catch {
		return target;
	}
}

export const unicodeFormsOfTargetAlike: Mutant = {
	id: "unicode-forms-of-target-alike",
	sentence: "Verifies over the target in Unicode normal form.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-35"],
	seen: "wire",
	stages: alsoTargets((target) => [inForm(target, "NFC"), inForm(target, "NFD")]),
};
