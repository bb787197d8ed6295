import type { RequestPair } from "../arbitraries/request-pair.ts";
import { type Law, Refused, type Violation } from "../law.ts";
import type { Meaning } from "../models/meaning.ts";
import type { RawRequest } from "../models/raw-request.ts";
import type { Canonicalizer } from "../subjects/canonicalizer.ts";

const requirementOf: Readonly<Record<keyof RawRequest, string>> = {
	method: "HMAC-CANON-06",
	target: "HMAC-CANON-08",
	host: "HMAC-CANON-07",
	contentType: "HMAC-CANON-09",
	keyId: "HMAC-CANON-03",
	timestamp: "HMAC-CANON-04",
	nonce: "HMAC-CANON-05",
	contentHash: "HMAC-CANON-10",
};

/**
 * Two requests that are let in share a string to sign if and only if they mean the same: a difference that the
 * string does not show is one that a signature does not protect, and one that it shows without need is a wrong refusal.
 * Nothing is said of a pair of which one is refused.
 */
export function sharedStringMeansSameRequest(canonicalize: Canonicalizer, meaning: Meaning): Law<RequestPair> {
	const judge = ({ left, right }: RequestPair): Omit<Violation, "requirement"> | "unjudged" | undefined => {
		const one = canonicalize(left);
		const two = canonicalize(right);
		if (!one.accepted || !two.accepted) {
			return "unjudged";
		}
		const same = meaning(left) === meaning(right);
		if (same === (one.text === two.text)) {
			return undefined;
		}
		return same
			? {
					expected: "one string to sign for two spellings of one request",
					actual: `${JSON.stringify(one.text)} and ${JSON.stringify(two.text)}`,
				}
			: {
					expected: "two strings to sign for two different requests",
					actual: `${JSON.stringify(one.text)} for both`,
				};
	};
	return ({ left, right }) => {
		const broken = judge({ left, right });
		if (broken === "unjudged") {
			throw new Refused("one of the two requests is refused");
		}
		if (broken === undefined) {
			return undefined;
		}
		const parts = Object.keys(requirementOf) as (keyof RawRequest)[];
		const guilty = parts.find((part) => typeof judge({ left, right: { ...left, [part]: right[part] } }) === "object");
		return { requirement: guilty === undefined ? "HMAC-CANON-01" : requirementOf[guilty], ...broken };
	};
}
