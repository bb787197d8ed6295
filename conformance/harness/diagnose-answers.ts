import { Buffer } from "node:buffer";
import type { SigningVector } from "../../vectors/format.ts";
import { builtInSchemes } from "../client/protocol.ts";
import {
	explainRun,
	type RunCause,
	type RunLimits,
	type SentField,
	type SignedCase,
	SignerCase,
	type SignerOutput,
	signingMaterial,
	toWire,
	uncheckedMistake,
	Workbench,
} from "../diagnosis/index.ts";
import type { SignerAnswer } from "./protocol.ts";
import type { ListedVector } from "./vectors.ts";

/** A vector with the one answer that came for it, and whether that was right. */
export interface AnsweredVector {
	listed: ListedVector;
	answer: SignerAnswer;
	passed: boolean;
}

export interface AnswersDiagnosis {
	/** What the signer does wrong, most vectors first; a vector may show several causes. */
	causes: readonly RunCause[];
	/** What some of the unexplained answers look like, although others do not fit it. */
	resemblances: readonly RunCause[];
	/** Ids of vectors that fail for a reason that is not known. */
	unexplained: readonly string[];
	/** The string that was signed, by id, as far as the causes tell. */
	strings: ReadonlyMap<string, string>;
	/** False where time was up before everything was tried. */
	complete: boolean;
}

/** Explains the failures of a signer by the smallest set of known mistakes that accounts for them, its right answers considered. */
export function diagnoseAnswers(answered: readonly AnsweredVector[], limits: RunLimits): AnswersDiagnosis {
	const unchecked = answered.filter(
		({ listed, answer, passed }) => !passed && mustRefuse(listed.vector) && !isRefused(answer),
	);
	const signed = answered.filter(({ answer }) => !isRefused(answer)).flatMap((each) => signedCase(each) ?? []);
	const run = explainRun(signed, limits);
	const causes = [...run.causes, ...uncheckedCauses(unchecked)];
	const accounted = new Set(causes.flatMap(({ cases }) => cases));
	const failed = answered.filter(({ passed }) => !passed).map(({ listed }) => listed.vector.id);
	return {
		causes: causes.toSorted((one, other) => other.cases.length - one.cases.length),
		resemblances: run.resemblances,
		unexplained: failed.filter((id) => !accounted.has(id) || run.unexplained.includes(id)),
		strings: run.strings,
		complete: run.complete,
	};
}

function mustRefuse({ expect }: SigningVector): boolean {
	return "refusal" in expect;
}

function isRefused({ error }: SignerAnswer): boolean {
	return error !== undefined;
}

function uncheckedCauses(answered: readonly AnsweredVector[]): readonly RunCause[] {
	const byCode = new Map<string, string[]>();
	for (const { listed } of answered) {
		const { expect, id } = listed.vector;
		const code = "refusal" in expect ? expect.refusal.code : "";
		byCode.set(code, [...(byCode.get(code) ?? []), id]);
	}
	return [...byCode].map(([code, cases]) => ({ alternatives: [[uncheckedMistake(code)]], cases }));
}

/** What a signer of a vector has at hand; undefined for a URL that nobody can take apart. */
export function benchOf({ scheme: name, vector: { input } }: ListedVector): Workbench | undefined {
	const scheme = builtInSchemes[name];
	const material =
		scheme &&
		signingMaterial(
			{
				...input,
				timestamp: String(input.timestamp),
				url: toWire(input.url),
				headers: input.headers.map(([header, value]) => [header, toWire(value)]),
				body: Buffer.from(input.bodyBase64, "base64"),
			},
			scheme,
		);
	return material && new Workbench(material);
}

function signedCase({ listed, answer }: AnsweredVector): SignedCase | undefined {
	const bench = benchOf(listed);
	return (
		bench && {
			signed: new SignerCase(listed.vector.id, bench),
			output: outputOf(answer),
			optional: mustRefuse(listed.vector),
		}
	);
}

const sentFields: Readonly<Record<string, SentField>> = {
	"x-key-id": "keyId",
	"x-timestamp": "timestamp",
	"x-nonce": "nonce",
	"x-content-sha256": "contentHash",
};

function outputOf({ stringToSign, signature, headers = [] }: SignerAnswer): SignerOutput {
	const headerOf = (name: string): string | undefined => headers.find(([own]) => own.toLowerCase() === name)?.[1];
	const written = signature ?? headerOf("x-signature");
	const sent: Partial<Record<SentField, string>> = {};
	for (const [name, field] of Object.entries(sentFields)) {
		const value = headerOf(name);
		if (value !== undefined) sent[field] = toWire(value);
	}
	return {
		...(stringToSign === undefined ? {} : { stringToSign: wireForms(stringToSign) }),
		...(written === undefined ? {} : { signature: toWire(written) }),
		sent,
	};
}

/** A text as UTF-8, and where its characters may be bytes as those. */
function wireForms(text: string): readonly string[] {
	return /^[\0-\xff]*$/.test(text) ? [...new Set([toWire(text), text])] : [toWire(text)];
}
