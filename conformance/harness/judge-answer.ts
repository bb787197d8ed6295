import type { SchemeName, SigningVector } from "../../vectors/format.ts";
import { divergenceIn } from "./divergence-in.ts";
import type { SignerAnswer } from "./protocol.ts";

/** What a vector showed about a signer. `stage` groups failures that are likely to share a cause. */
export type AnswerVerdict = { verdict: "pass" } | { verdict: "fail"; stage: string; expected: string; actual: string };

/** Stages of vectors that have no one answer. */
export const unansweredStages: ReadonlySet<string> = new Set(["no answer", "several answers"]);

const pass: AnswerVerdict = { verdict: "pass" };

/** Judges all answers that came for one vector: exactly one is right. */
export function judgeAnswers(
	scheme: SchemeName,
	vector: SigningVector,
	answers: readonly SignerAnswer[],
	silence: string,
): AnswerVerdict {
	const [answer, second] = answers;
	if (answer === undefined) {
		return fail("no answer", "one answer", silence);
	}
	if (second !== undefined) {
		return fail("several answers", "one answer", `${answers.length} answers`);
	}
	return judgeAnswer(scheme, vector, answer);
}

function judgeAnswer(scheme: SchemeName, vector: SigningVector, answer: SignerAnswer): AnswerVerdict {
	const { expect } = vector;
	if ("refusal" in expect) {
		return answer.error === undefined
			? fail("signed what must be refused", `an error: ${describeRefusal(expect.refusal)}`, "a signature")
			: pass;
	}
	if (answer.error !== undefined) {
		return fail("refused what is valid", "a signature", `the error ${JSON.stringify(answer.error.slice(0, 200))}`);
	}
	if (answer.stringToSign !== undefined) {
		const divergence = divergenceIn(scheme, expect.stringToSign, answer.stringToSign);
		if (divergence !== undefined) {
			return fail(`string to sign, ${divergence.stage}`, divergence.expected, divergence.actual);
		}
	}
	return judgeHeaders(expect.headers, answer) ?? judgeSignature(expect, answer);
}

/** Header names are compared without regard to case, values byte for byte; other headers are the signer's own affair. */
function judgeHeaders(
	expected: readonly (readonly [string, string])[],
	answer: SignerAnswer,
): AnswerVerdict | undefined {
	for (const [name, value] of answer.headers === undefined ? [] : expected) {
		const given = (answer.headers ?? []).filter(([each]) => each.toLowerCase() === name.toLowerCase());
		const [only] = given;
		if (only === undefined || given.length > 1 || only[1] !== value) {
			const texts = given.slice(0, 3).map(([, text]) => JSON.stringify(text.slice(0, 200)));
			const actual = given.length === 0 ? "no such header" : texts.join(" and ");
			return fail(`header ${name}`, JSON.stringify(value), actual);
		}
	}
	return undefined;
}

function judgeSignature(expect: { signature: string }, answer: SignerAnswer): AnswerVerdict {
	if (answer.signature === undefined) {
		return answer.headers === undefined
			? fail("no signature", `"${expect.signature}"`, "no member signature or headers")
			: pass;
	}
	if (answer.signature === expect.signature) {
		return pass;
	}
	const stage = answer.stringToSign === undefined ? "signature" : "signature over the right string";
	return fail(stage, JSON.stringify(expect.signature), JSON.stringify(answer.signature.slice(0, 200)));
}

function describeRefusal(refusal: { code: string; offset?: number; reason?: string }): string {
	const where = refusal.offset === undefined ? "" : ` at byte ${refusal.offset} (${refusal.reason ?? "malformed"})`;
	return refusal.code + where;
}

function fail(stage: string, expected: string, actual: string): AnswerVerdict {
	return { verdict: "fail", stage, expected, actual };
}
