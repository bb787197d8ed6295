import type { Explanation } from "./pool.ts";
import { Search, type SearchLimits, type SearchResult } from "./search.ts";
import { stringByLines } from "./string-by-lines.ts";
import type { Workbench } from "./workbench.ts";

/** What a signer gave out for one request: its string to sign (a wire text), its signature, or both. */
export interface Observation {
	stringToSign?: string;
	signature?: string;
}

/** What is known of how an observation came about. */
export interface Diagnosis {
	/** Whether everything that was observed is as it should be. */
	right: boolean;
	/** Each reproduces all that was observed; of the smallest number of mistakes that does. Empty: nothing known does. */
	explanations: readonly Explanation[];
	/** Where string and signature were given and not explained: how they go together. */
	together?: StringAndSignature;
	/** False where time was up before everything was tried. */
	complete: boolean;
}

interface StringAndSignature {
	/** What makes the signature out of that string; [[]]: HMAC and secret are right. Empty: it is not over that string. */
	overString: readonly Explanation[];
	/** Where it is not: what reproduces the signature by itself; [[]]: it is right. */
	apart: readonly Explanation[];
}

const nothing: SearchResult = { explanations: [], complete: true };

/**
 * Finds the known mistakes that reproduce what a signer gave out. Nothing is guessed: what does not come out the
 * same, byte for byte, is no explanation.
 */
export function diagnose(bench: Workbench, observed: Observation, limits: SearchLimits): Diagnosis {
	const { stringToSign, signature } = observed;
	const correct = bench.predict([]);
	const stringRight = stringToSign === undefined || stringToSign === correct?.stringToSign;
	const signatureRight = signature === undefined || signature === correct?.signature;
	const search = new Search(bench);
	if (stringRight && signatureRight) {
		return { right: true, explanations: [], complete: true };
	}
	if (stringToSign === undefined) {
		const { explanations, complete } = signature === undefined ? nothing : search.forSignature(signature, limits);
		return { right: false, explanations, complete };
	}
	const ofString = stringRight
		? { explanations: [[]], complete: true }
		: explainString(search, bench, stringToSign, limits);
	if (signature === undefined) return { right: false, ...ofString };
	if (signatureRight) return { right: false, ...ofString, together: { overString: [], apart: [[]] } };
	return withSignature(search, ofString, stringToSign, signature, limits);
}

function withSignature(
	search: Search,
	ofString: SearchResult,
	text: string,
	signature: string,
	limits: SearchLimits,
): Diagnosis {
	const over = search.forSignatureOver(text, signature, limits);
	const isOver = over.explanations.length > 0;
	const apart = isOver ? nothing : search.forSignature(signature, limits);
	return {
		right: false,
		explanations: ofString.explanations.flatMap((made) => over.explanations.map((keyed) => [...made, ...keyed])),
		together: { overString: over.explanations, apart: apart.explanations },
		complete: ofString.complete && over.complete && apart.complete,
	};
}

/** Mistakes alone and together first; what is left may still be explained line by line, however many there are. */
function explainString(search: Search, bench: Workbench, text: string, limits: SearchLimits): SearchResult {
	const found = search.forString(text, limits);
	return found.explanations.length > 0 || !found.complete ? found : stringByLines(bench, text, limits);
}
