import { isKnownMethod, refusalTable, type Scheme, secretBytes } from "../client/protocol.ts";
import { bodyExplanations, bodyFinding } from "./body-finding.ts";
import { type Cause, causesOf } from "./causes.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import { type Finding, fault, fine } from "./finding.ts";
import { formFindings } from "./form-findings.ts";
import type { SentRequest } from "./input/sent-request.ts";
import { lineTitles } from "./line-titles.ts";
import type { Explanation } from "./pool.ts";
import { describeWeakness } from "./refusal-text.ts";
import type { SearchLimits } from "./search.ts";
import { secretRemarks } from "./secret-remarks.ts";
import { sentMaterial, sentValue } from "./sent-material.ts";
import { timeFinding } from "./time-finding.ts";
import { fromWire } from "./wire-text.ts";
import { Workbench } from "./workbench.ts";

export interface ExplainInput {
	request: SentRequest;
	scheme: Scheme;
	/** Undefined: nothing that needs it is judged. */
	secret: string | undefined;
	/** Unix milliseconds. */
	nowMs: number;
	/** The string that the signer says it has signed, as it stands in a file. A wire text. */
	stringToSign?: string;
	limits: SearchLimits;
}

export interface RequestExplanation {
	/** Method and URL, as they were sent. */
	request: string;
	scheme: string;
	/** Whether a gateway that has the key lets the request in, as far as the request itself decides; undefined without secret. */
	verifies: boolean | undefined;
	/** What a gateway answers instead: the first of what it would find. */
	answer: { status: number; code: string } | undefined;
	/** In the order in which a gateway looks. */
	findings: readonly Finding[];
	/** The string to sign, line by line. */
	lines: readonly { title: string; text: string }[];
	/** The string that was signed in its place, as given or as the causes tell; undefined if it has the secret in it. */
	signed: string | undefined;
	/** Whether that string was given by the signer. */
	isSignedGiven: boolean;
	/** What reproduces string and signature, and the content hash that was sent. */
	causes: readonly Cause[];
	/** What is wrong in a way that no known mistake makes. */
	open: "string" | "signature" | undefined;
	/** What is known besides, in sentences. */
	notes: readonly string[];
	/** Whether there was time to try every known mistake. */
	complete: boolean;
}

/** Says of one request whether it verifies, what its string to sign is, and why it does not. */
export function explainRequest(input: ExplainInput): RequestExplanation {
	const { request, scheme, secret, nowMs } = input;
	const bench = new Workbench(sentMaterial(request, scheme, secret ?? ""));
	const right = bench.text([]) ?? "";
	const signature = sentValue(request, "signature", scheme);
	const { given, diagnosis, note } = judge(input, bench, signature);
	const [explanation] = diagnosis?.explanations ?? [];
	const known = knownOf(diagnosis);
	const body = bodyFinding(request, scheme);
	const causes = withFurther(
		causesOf(known),
		body.code === "content_hash_mismatch"
			? causesOf(bodyExplanations(request, scheme, secret ?? "", input.limits))
			: [],
	);
	const findings = [
		...formFindings(request, scheme),
		timeFinding(sentValue(request, "timestamp", scheme) ?? "", nowMs, scheme),
		secretFinding(secret, scheme),
		signatureFinding(secret, signature, bench, right),
		body,
	].filter((finding) => finding !== undefined);
	const code = findings.find(({ ok }) => ok === false)?.code;
	const signed = explanation?.some(({ holdsSecret }) => holdsSecret === true)
		? undefined
		: (given ?? (explanation === undefined ? undefined : bench.text(explanation)));
	return {
		request: fromWire(`${request.method} ${request.urlScheme}://${request.host}${request.target}`),
		scheme: scheme.name,
		verifies: secret === undefined ? undefined : code === undefined,
		answer: code === undefined ? undefined : { status: refusalTable[code].status, code },
		findings,
		lines: bench.lines().map(({ name, text }) => ({ title: lineTitles[name], text: fromWire(text) })),
		signed: signed === undefined || signed === right ? undefined : fromWire(signed),
		isSignedGiven: given !== undefined,
		causes,
		open: openIn(diagnosis, known, secret !== undefined),
		notes: [...request.notes, ...(note === undefined ? [] : [note]), ...notesOf(input, diagnosis, right)],
		complete: diagnosis?.complete ?? true,
	};
}

function openIn(
	diagnosis: Diagnosis | undefined,
	known: readonly Explanation[],
	hasSecret: boolean,
): RequestExplanation["open"] {
	if (diagnosis === undefined || diagnosis.right || known.some((set) => set.length > 0)) return undefined;
	const { together } = diagnosis;
	if (together !== undefined && isRight(together.apart)) return undefined;
	return !hasSecret || (together !== undefined && isRight(together.overString)) ? "string" : "signature";
}

/** Causes, and those of the others that say something else. */
function withFurther(causes: readonly Cause[], others: readonly Cause[]): readonly Cause[] {
	const idsOf = ({ alternatives }: Cause): string =>
		alternatives.map((set) => set.map(({ id }) => id).join("+")).join("|");
	const known = new Set(causes.map(idsOf));
	return [...causes, ...others.filter((cause) => !known.has(idsOf(cause)))];
}

interface Judged {
	/** The string of the signer, as far as it is known. */
	given?: string;
	diagnosis?: Diagnosis;
	note?: string;
}

/**
 * Diagnoses what was given. A line end at the end of a file is taken for the file's own, unless the signature says that
 * it was signed too.
 */
function judge(
	{ secret, stringToSign, limits }: ExplainInput,
	bench: Workbench,
	signature: string | undefined,
): Judged {
	const known = secret === undefined || signature === undefined ? {} : { signature };
	if (stringToSign === undefined) {
		return "signature" in known ? { diagnosis: diagnose(bench, known, limits) } : {};
	}
	const given = stringToSign.replace(/\r?\n$/, "");
	const diagnosis = diagnose(bench, { ...known, stringToSign: given }, limits);
	if (given === stringToSign) return { given, diagnosis };
	if ("signature" in known && !diagnosis.right) {
		const whole = diagnose(bench, { ...known, stringToSign }, limits);
		if ((whole.together?.overString.length ?? 0) > 0) return { given: stringToSign, diagnosis: whole };
	}
	const note =
		"The line end at the end of the file is not taken for a part of your string; if you sign it too, leave it out.";
	return { given, diagnosis, note };
}

function secretFinding(secret: string | undefined, scheme: Scheme): Finding | undefined {
	return secret === undefined || secretBytes(secret, scheme) !== undefined
		? undefined
		: fault("secret", "invalid_credentials", describeWeakness(scheme));
}

function signatureFinding(
	secret: string | undefined,
	signature: string | undefined,
	bench: Workbench,
	right: string,
): Finding | undefined {
	// That it is missing is said among the header fields.
	if (signature === undefined) return undefined;
	if (secret === undefined) return { stage: "signature", ok: undefined, text: "cannot be judged without the secret" };
	return bench.predict([])?.signature === signature && right !== ""
		? fine("signature", "is right")
		: fault("signature", "invalid_credentials", "is not the one of this request under this secret");
}

function notesOf(
	{ secret, scheme, request }: ExplainInput,
	diagnosis: Diagnosis | undefined,
	right: string,
): readonly string[] {
	const notes: string[] = [];
	if (diagnosis !== undefined && !diagnosis.right) notes.push(...stringNotes(diagnosis));
	if (secret !== undefined && diagnosis?.right === false) notes.push(...secretRemarks(secret, scheme));
	if (!isKnownMethod(request.method) && isKnownMethod(request.method.toUpperCase())) {
		notes.push("The method is sent in another case than upper case; most clients change that by themselves.");
	}
	if (right.includes("\r")) notes.push("A carriage return has come into the string to sign.");
	return notes;
}

/** How string and signature that were given go together, where that is not the whole explanation. */
function stringNotes({ explanations, together }: Diagnosis): readonly string[] {
	if (together === undefined) return [];
	const { overString, apart } = together;
	if (isRight(apart))
		return ["The signature is right all the same: the string that you gave is not the one that you signed."];
	if (explanations.length > 0) return [];
	if (isRight(overString)) {
		return ["The signature is right over the string that you gave: secret and HMAC are as they should be."];
	}
	if (overString.length > 0) return ["The signature is over the string that you gave, but not made as it should be."];
	if (apart.length > 0) return ["The signature is not over the string that you gave."];
	return ["The signature is not over the string that you gave, or not under this secret."];
}

function isRight(explanations: readonly Explanation[]): boolean {
	return explanations.some((set) => set.length === 0);
}

/** What reproduces everything, otherwise what reproduces the signature. */
function knownOf(diagnosis: Diagnosis | undefined): readonly Explanation[] {
	if (diagnosis === undefined) return [];
	const { explanations, together } = diagnosis;
	return [explanations, together?.overString ?? [], together?.apart ?? []].find((sets) => sets.length > 0) ?? [];
}
