import type { Component, Scheme } from "./scheme.ts";
import type { Target } from "./target.ts";

/** Everything that a signature may cover, parsed and not repaired: a missing content type is empty, nothing else is. */
export interface CoveredParts {
	readonly keyId: string;
	readonly timestamp: string;
	readonly nonce: string;
	/** Upper case, as sent. */
	readonly method: string;
	/** Lower case, with the port unless it is the default one. */
	readonly host: string;
	readonly target: Target;
	/** Verbatim without surrounding white space; empty when there is none. */
	readonly contentType: string;
	readonly contentHash: string;
}

/**
 * The string to sign (HMAC-CANON, SORT): the scheme's lines in order, joined by its separator.
 *
 * No covered part can contain LF and the number of lines is fixed, so two different requests never share one.
 */
export function stringToSign(parts: CoveredParts, scheme: Scheme): string {
	return scheme.lines
		.map((line) => ("literal" in line ? line.literal : (line.prefix ?? "") + componentText(line.component, parts)))
		.join(scheme.separator);
}

/** The text of one component, as it stands in its line. */
export function componentText(component: Component, parts: CoveredParts): string {
	switch (component) {
		case "target":
			return parts.target.text;
		case "path":
			return parts.target.path;
		case "query":
			return parts.target.query ?? "";
		default:
			return parts[component];
	}
}
