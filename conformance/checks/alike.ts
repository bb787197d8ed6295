import { Buffer } from "node:buffer";
import { describeOutcome, problemDocument } from "../engine/answer.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";

/** What differs between any two answers. */
const ownOfEach = new Set(["date", "x-request-id", "cf-ray"]);

/** An answer as text, but for its request id, its date and the name of the connection. */
export function comparable({ outcome }: Exchange): string {
	if (!outcome.ok) return describeOutcome(outcome);
	const { status, headers, body } = outcome.answer;
	const fields = headers
		.filter(([name]) => !ownOfEach.has(name.toLowerCase()))
		.map(([name, value]) => `${name}: ${value}`);
	const id = problemDocument(outcome.answer)?.["requestId"];
	const text = Buffer.from(body).toString("latin1");
	return [status, ...fields, "", typeof id === "string" ? text.replaceAll(id, "<request id>") : text].join("\n");
}

/** Passes if all answers are alike in every byte but the request id and the date; says which of them is not. */
export function alike(trial: Trial, exchanges: readonly (readonly [what: string, exchange: Exchange])[]): Outcome {
	const [first, ...others] = exchanges;
	if (first === undefined) throw new RangeError("Nothing is like nothing.");
	const expected = comparable(first[1]);
	const other = others.find(([, exchange]) => comparable(exchange) !== expected);
	if (other === undefined) return trial.judge.pass();
	const [what, exchange] = other;
	const shown = first[1].outcome.ok ? exchange : first[1];
	return trial.judge.fail(
		`for ${what} the answer for ${first[0]}, byte for byte: ${expected}`,
		comparable(exchange),
		shown,
	);
}
