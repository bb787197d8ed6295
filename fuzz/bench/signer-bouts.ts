import type * as fc from "fast-check";
import type { WrongSigner } from "../../conformance/diagnosis/bench/partner.ts";
import { signingInput } from "../arbitraries/signing-input.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { type SigningCase, signersAgree } from "../laws/signer-agreement.ts";
import { coreSigner, type Signer } from "../subjects/signer.ts";
import type { Bout } from "./bout.ts";
import { naiveSigningInput } from "./naive.ts";

const core = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });

/** How many inputs a wrong signer is given at most. */
export const mostInputs = 200_000;

/** A wrong signer as a subject of the law. It tells neither header fields nor places, which are taken to be right. */
function subject({ sign }: Pick<WrongSigner, "sign">): Signer {
	return async (input, scheme) => {
		const right = await core(input, scheme);
		const {
			error,
			stringToSign = "",
			signature = "",
		} = sign({ ...input, headers: input.headers.map(([n, v]) => [n, v]) });
		if (error !== undefined) return "error" in right && right.error === error ? right : { error };
		return { stringToSign, signature, headers: "headers" in right ? right.headers : [] };
	};
}

/** Lets a suite look for the mistake of a signer in so many inputs, by comparing it with the core. */
export async function meetSigner(
	{ name, scheme, sign }: WrongSigner,
	suite: Bout["suite"],
	{ seed, most }: { seed: number; most: number },
): Promise<Bout> {
	const inputs = suite === "fuzz" ? signingInput : naiveSigningInput;
	const cases: fc.Arbitrary<SigningCase> = inputs.map((input) => ({ scheme, input }));
	const started = performance.now();
	const found = await checkable(cases, signersAgree({ core, wrong: subject({ sign }) })).search({
		seed,
		runs: Math.min(most, mostInputs),
	});
	return {
		...{ fault: name, suite, seed, executions: found.runs, bootMs: 0, ms: Math.round(performance.now() - started) },
		...(found.kind === "broken" ? { found: { property: "signers", requirement: found.violation.requirement } } : {}),
		...(found.kind === "error" ? { unsettled: String(found.error) } : {}),
	};
}
