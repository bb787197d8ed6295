import { accountFor, type VectorChoice } from "./account.ts";
import { sortLines } from "./collected-answers.ts";
import { LineSplitter } from "./line-splitter.ts";
import { parseAnswer, type SignerLine } from "./protocol.ts";
import type { SignerReport } from "./report.ts";

export interface CheckAnswersOptions extends VectorChoice {
	/** Where the answers stand, for people. */
	file: string;
	text: string;
	/** Ids of published vectors: answers to those that were not selected are no mistake. */
	published: ReadonlySet<string>;
}

/** Judges answers that were given beforehand, one JSON object a line, and accounts for every vector. */
export function checkAnswers(options: CheckAnswersOptions): SignerReport {
	const startedAt = new Date();
	const { file, published, text, vectors } = options;
	const asked = new Set(vectors.map(({ vector }) => vector.id));
	const sorted = sortLines(linesOf(text), asked, `${file} line`, published);
	return accountFor(options, { ...sorted, silence: () => `none in ${file}` }, { kind: "answers", file }, startedAt);
}

function linesOf(text: string): readonly SignerLine[] {
	const lines: SignerLine[] = [];
	const splitter = new LineSplitter((line, number) => {
		if (line.trim() !== "") lines.push({ ...parseAnswer(line), number });
	});
	splitter.end(text);
	return lines;
}
