import { z } from "zod";
import type { SchemeName, SigningInput } from "../../vectors/format.ts";
import type { ListedVector } from "./vectors.ts";

/** One line to a signer: the input of a vector under the id of this run. */
export type SignerRequest = { id: string; scheme: SchemeName } & SigningInput;

/**
 * One line from a signer. Members that are absent are not judged; members that nobody asked for are let pass, so
 * that a signer may say more than it must.
 */
const Answer = z.object({
	id: z.string(),
	stringToSign: z.string().optional(),
	signature: z.string().optional(),
	headers: z.array(z.tuple([z.string(), z.string()])).optional(),
	error: z.string().optional(),
});

export type SignerAnswer = z.infer<typeof Answer>;

/** What a text from a signer is: an answer, or why it is none. */
export type ParsedAnswer = { ok: true; answer: SignerAnswer } | { ok: false; problem: string };

/** A line that a signer printed, by its number from 1 on. */
export type SignerLine = ParsedAnswer & { number: number };

/** The questions that vectors put to a signer, in their order. */
export function questionsOf(vectors: readonly ListedVector[]): readonly SignerRequest[] {
	return vectors.map(({ scheme, vector }) => ({ id: vector.id, scheme, ...vector.input }));
}

/** One question as a line of JSON, its line feed included. */
export function writeRequest(request: SignerRequest): string {
	return `${JSON.stringify(request)}\n`;
}

/** Parses one line of a signer's output; a problem quotes at most the beginning of the line. */
export function parseAnswer(line: string): ParsedAnswer {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return { ok: false, problem: `is not JSON: ${excerpt(line)}` };
	}
	const parsed = Answer.safeParse(value);
	if (parsed.success) {
		return { ok: true, answer: parsed.data };
	}
	const [issue] = parsed.error.issues;
	const where = issue === undefined || issue.path.length === 0 ? "" : `member "${issue.path.join(".")}": `;
	return { ok: false, problem: `is not an answer (${where}${issue?.message ?? "wrong shape"}): ${excerpt(line)}` };
}

function excerpt(line: string): string {
	return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}
