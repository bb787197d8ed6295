import type { Law } from "../law.ts";
import type { SigningInput } from "../models/signing-input.ts";
import type { Signer, SignerAnswer } from "../subjects/signer.ts";

export interface SigningCase {
	readonly scheme: "countersign-v1" | "sorted-query";
	readonly input: SigningInput;
}

const requirementOf: Readonly<Record<string, string>> = {
	stringToSign: "HMAC-CANON-01",
	signature: "HMAC-SIG-01",
	headers: "HMAC-CANON-10",
	target_too_long: "REQ-02",
	method_not_allowed: "REQ-01",
	malformed_url: "REQ-04",
	conflicting_credentials: "CRED-03",
	weak_secret: "HMAC-SIG-03",
	malformed_target: "TGT-01",
	malformed_request: "HMAC-HDR-01",
};

/**
 * All signers answer one input alike: the same string to sign, signature and header fields, or the same refusal, that
 * of a target with the same reason at the same byte.
 */
export function signersAgree(signers: Readonly<Record<string, Signer>>): Law<SigningCase> {
	return async ({ scheme, input }) => {
		const answers = await Promise.all(
			Object.entries(signers).map(async ([name, sign]) => ({ name, answer: await sign(input, scheme) })),
		);
		const [first, ...others] = answers;
		for (const { name, answer } of others) {
			const member = first === undefined ? undefined : difference(first.answer, answer);
			if (first !== undefined && member !== undefined) {
				return {
					requirement: requirementOf[member] ?? "HMAC-CANON-01",
					expected: `${first.name} and ${name} to answer alike`,
					actual: `${first.name}: ${said(first.answer, member)}; ${name}: ${said(answer, member)}`,
				};
			}
		}
		return undefined;
	};
}

/** The first member, or the refusal, in which two answers differ. */
function difference(one: SignerAnswer, two: SignerAnswer): string | undefined {
	if ("error" in one || "error" in two) {
		const same = "error" in one && "error" in two && one.error === two.error && samePlace(one, two);
		const refusals = [one, two].flatMap((answer) => ("error" in answer ? [answer.error] : []));
		return same ? undefined : (order.find((code) => refusals.includes(code)) ?? refusals[0]);
	}
	const members = ["stringToSign", "signature", "headers"] as const;
	return members.find((member) => JSON.stringify(one[member]) !== JSON.stringify(two[member]));
}

/** Of several defects the first in this order is refused (section 4 of the specification). */
const order = [
	...["malformed_url", "method_not_allowed", "target_too_long", "malformed_target"],
	...["malformed_request", "conflicting_credentials", "weak_secret"],
];

type Refused = Extract<SignerAnswer, { error: string }>;

function samePlace(one: Refused, two: Refused): boolean {
	return (one.offset ?? null) === (two.offset ?? null) && (one.reason ?? null) === (two.reason ?? null);
}

/** Never the signature of an input, and so of a secret, that is not published: the generator makes all of them up. */
function said(answer: SignerAnswer, member: string): string {
	if ("error" in answer) {
		return answer.reason === undefined ? answer.error : `${answer.error} (${answer.reason} at ${answer.offset})`;
	}
	return JSON.stringify(new Map<string, unknown>(Object.entries(answer)).get(member) ?? "signed");
}
