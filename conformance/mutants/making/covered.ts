import type { SignedHeaders } from "#protocol";
import type { Head } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

/** Everything that the signature of a request covers. */
export interface Covered {
	readonly head: Head;
	readonly signed: SignedHeaders;
	readonly contentType: string;
}

/**
 * A gateway for which several requests share one signature: besides the request as it came it verifies others,
 * which mean the same to it. That is how a part that is covered loosely, or not at all, looks from outside.
 */
export function alsoVerifying(others: (covered: Covered) => readonly Covered[]): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const asSent = await reference.authenticateHmac(exchange, head, signed, contentType);
			if (asSent.ok || asSent.refusal.code !== "invalid_credentials") {
				return asSent;
			}
			for (const other of others({ head, signed, contentType })) {
				const verdict = await reference.authenticateHmac(exchange, other.head, other.signed, other.contentType);
				if (verdict.ok) {
					return verdict;
				}
			}
			return asSent;
		},
	});
}

/** Other targets in place of the one that came. */
export function alsoTargets(others: (target: string) => readonly string[]): (reference: Stages) => Stages {
	return alsoVerifying((covered) => others(covered.head.target.text).map((text) => withTarget(covered, text)));
}

function withTarget(covered: Covered, text: string): Covered {
	return { ...covered, head: { ...covered.head, target: { ...covered.head.target, text } } };
}

/** Other strings to sign in place of the one that the request has. */
export function alsoTexts(others: (text: string) => readonly string[]): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		async verifyWithAny(exchange, record, mac, text) {
			for (const candidate of [text, ...others(text)]) {
				if (await reference.verifyWithAny(exchange, record, mac, candidate)) {
					return true;
				}
			}
			return false;
		},
	});
}
