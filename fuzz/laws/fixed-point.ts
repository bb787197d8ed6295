import type { Law } from "../law.ts";
import { normaliseTarget } from "../models/rfc3986.ts";

const maxTargetBytes = 8192;

/** A target that is let in, as it is signed and forwarded, or undefined where it is refused. */
export type TargetGate = (target: string) => string | undefined;

/**
 * What is signed and forwarded is read alike by everyone behind the gateway (TGT-01, SORT-12): it is a fixed point
 * of the WHATWG URL parser, of the normalisations of RFC 3986 and of the edge, and of the gate itself.
 */
export function letInTargetsAreFixedPoints(gate: TargetGate, requirement: string): Law<string> {
	return (target) => {
		const signed = gate(target);
		if (signed === undefined) {
			return undefined;
		}
		const text = `https://gateway.example${signed}`;
		if (!URL.canParse(text)) {
			return { requirement, expected: "a target that a URL can have", actual: JSON.stringify(signed) };
		}
		const url = new URL(text);
		const read: Readonly<Record<string, string | undefined>> = {
			"the WHATWG URL parser": `${url.pathname}${url.search}${url.hash}`,
			"RFC 3986 normalisation": normaliseTarget(signed),
			"an edge that folds slashes": foldSlashes(signed),
			// A canonical target may be longer than what may be sent (REQ-02), since it is more fully encoded.
			...(signed.length > maxTargetBytes ? {} : { "the gate itself, a second time,": gate(signed) }),
		};
		const changed = Object.entries(read).find(([, text]) => text !== signed);
		if (url.host !== "gateway.example") {
			return { requirement, expected: "a target that names no host", actual: `the host ${url.host}` };
		}
		return changed === undefined
			? undefined
			: {
					requirement,
					expected: `${changed[0]} to leave ${JSON.stringify(signed)} as it is`,
					actual: JSON.stringify(changed[1] ?? "a refusal"),
				};
	};
}

/** What Cloudflare's own normalisation of incoming URLs does beyond RFC 3986. */
function foldSlashes(target: string): string {
	const mark = target.indexOf("?");
	const path = mark < 0 ? target : target.slice(0, mark);
	return path.replaceAll("\\", "/").replace(/\/{2,}/g, "/") + (mark < 0 ? "" : target.slice(mark));
}
