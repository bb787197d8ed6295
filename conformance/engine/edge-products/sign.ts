/**
 * What a product in front of a gateway did with a request that the gateway never saw, or never answered.
 *
 * - `block`: refused it by a rule of its own.
 * - `challenge`: asked for proof of a browser.
 * - `rate-limit`: has had too many requests.
 * - `failure`: got no answer from behind it.
 * - `malformed`: took its bytes for no request, or for too large a one.
 */
export type EdgeAnswerKind = "block" | "challenge" | "rate-limit" | "failure" | "malformed";

/** How an answer of a product is known: by everything that is given here together. */
export interface Sign {
	product: string;
	kind: EdgeAnswerKind;
	/** What a reader looks for to see it too. */
	sign: string;
	/** Any status unless told. */
	statuses?: readonly number[];
	/** Patterns of values by lower-case names; one value of each has to match. */
	headers?: Readonly<Record<string, RegExp>>;
	/** A pattern of the body, of which only the beginning is looked at. */
	body?: RegExp;
	/** A gateway that is made of this product refuses just so, too. */
	ambiguous?: true;
}

const failures = [502, 503, 504];
const malformations = [400, 408, 411, 413, 414, 431, 494, 501, 505];

/** The signs of a server whose stock pages differ in their status only. */
export function stockPages(product: string, page: Pick<Sign, "sign" | "headers" | "body">): readonly Sign[] {
	return [
		{ product, kind: "failure", statuses: failures, ...page },
		{ product, kind: "rate-limit", statuses: [429], ...page },
		{ product, kind: "malformed", statuses: malformations, ambiguous: true, ...page },
		{ product, kind: "block", statuses: [403, 404, 405, 406], ambiguous: true, ...page },
	];
}
