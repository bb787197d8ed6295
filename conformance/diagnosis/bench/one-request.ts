import { benchOf } from "../../harness/diagnose-answers.ts";
import { signingVectors } from "../../harness/vectors.ts";
import { causesOf } from "../causes.ts";
import { diagnose } from "../diagnose.ts";
import { toWire } from "../index.ts";
import { idsOf, type Naming, namingOf } from "./naming.ts";
import type { WrongSigner } from "./partner.ts";

/** What is made of one wrong signature, of which nothing but the request is known. */
export interface OneNaming {
	vector: string;
	naming: Naming;
	/** Ids of the mistakes named, alternatives with a bar between them. */
	causes: readonly string[];
}

/** Shows the diagnosis single signatures of a signer, `count` of those that are wrong, as `countersign explain` sees them. */
export function appraiseSingly(signer: WrongSigner, count: number): readonly OneNaming[] {
	const wrong = signingVectors().flatMap((listed) => {
		const { scheme, vector } = listed;
		const bench = benchOf(listed);
		if (scheme !== signer.scheme || "refusal" in vector.expect || bench === undefined) return [];
		const { signature } = signer.sign(vector.input);
		const isWrong = signature !== undefined && signature !== vector.expect.signature;
		return isWrong ? [{ id: vector.id, bench, signature }] : [];
	});
	const step = Math.max(1, Math.floor(wrong.length / count));
	return wrong
		.filter((_, index) => index % step === 0)
		.slice(0, count)
		.map(({ id, bench, signature }) => {
			const { explanations } = diagnose(bench, { signature: toWire(signature) }, { most: 2, expired: () => false });
			const causes = causesOf(explanations);
			return {
				vector: id,
				naming: namingOf(causes, signer.truth),
				causes: causes.map((cause) => idsOf(cause).join(" | ")),
			};
		});
}
