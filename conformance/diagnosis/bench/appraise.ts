import { diagnoseAnswers } from "../../harness/diagnose-answers.ts";
import { judgeAnswers } from "../../harness/judge-answer.ts";
import type { SignerAnswer } from "../../harness/protocol.ts";
import { signingVectors } from "../../harness/vectors.ts";
import { idsOf, type Naming, namingOf } from "./naming.ts";
import type { WrongSigner } from "./partner.ts";

/** What of the signers' answers the diagnosis is shown. */
export type Shown = "signatures" | "strings and signatures";

export interface Appraisal {
	signer: WrongSigner;
	naming: Naming;
	/** Ids of the mistakes named, alternatives with a bar between them. */
	causes: readonly string[];
	/** How many vectors the signer fails. */
	failed: number;
	unexplained: number;
	durationMs: number;
}

/**
 * Runs a wrong signer over the vectors of its scheme and judges what the diagnosis makes of its answers. `patience` is
 * how often the search may ask whether time is up; without end unless given.
 */
export function appraise(signer: WrongSigner, shown: Shown, patience = Number.POSITIVE_INFINITY): Appraisal {
	const answered = signingVectors()
		.filter(({ scheme }) => scheme === signer.scheme)
		.map((listed) => {
			const answer: SignerAnswer = { id: listed.vector.id, ...visible(signer.sign(listed.vector.input), shown) };
			const passed = judgeAnswers(signer.scheme, listed.vector, [answer], "none").verdict === "pass";
			return { listed, answer, passed };
		});
	let asked = 0;
	const start = performance.now();
	const { causes, unexplained } = diagnoseAnswers(answered, { expired: () => ++asked > patience });
	const durationMs = performance.now() - start;
	// That something was signed which must be refused is said of a signer without any guess.
	const named = causes.filter((cause) => !idsOf(cause).some((id) => id.startsWith("unchecked/")));
	return {
		signer,
		naming: namingOf(named, signer.truth),
		causes: named.map((cause) => idsOf(cause).join(" | ")),
		failed: answered.filter(({ passed }) => !passed).length,
		unexplained: unexplained.length,
		durationMs,
	};
}

function visible({ stringToSign, signature, error }: ReturnType<WrongSigner["sign"]>, shown: Shown) {
	return {
		...(error === undefined ? {} : { error }),
		...(signature === undefined ? {} : { signature }),
		...(stringToSign === undefined || shown === "signatures" ? {} : { stringToSign }),
	};
}
