import type { Readable, Writable } from "node:stream";
import { isCancel, select, text } from "@clack/prompts";
import { type Asker, Cancelled, type Choice, type Known, type Question } from "../init/index.ts";
import type { Io } from "./io.ts";

/** Asks on a terminal. What is shown goes where messages go, so that standard output keeps to the result. */
export function terminalAsker(input: Readable, { stderr, interrupted }: Io): Asker {
	const terminal = { input, output: stderr.stream as Writable, signal: interrupted };

	async function choose(message: string, choices: readonly Choice[], first?: string): Promise<string> {
		const chosen = await select({
			...terminal,
			message,
			options: choices.map((choice) => ({ ...choice })),
			...(first === undefined ? {} : { initialValue: first }),
		});
		if (isCancel(chosen)) throw new Cancelled();
		return chosen;
	}

	async function write(question: Question, known: Known, proposal: string | undefined): Promise<string> {
		const { message = "", example = "" } = question.asks ?? {};
		const written = await text({
			...terminal,
			message,
			placeholder: example,
			...(proposal === undefined ? {} : { initialValue: proposal }),
			validate: (given = "") => complaint(question, known, given),
		});
		if (isCancel(written)) throw new Cancelled();
		return written ?? "";
	}

	return {
		choose,
		async ask(question, known, proposal) {
			const { message = "", choices } = question.asks ?? {};
			if (choices === undefined) return write(question, known, proposal);
			const offered = question.needed(known) ? choices.filter(({ value }) => value !== "") : choices;
			const chosen = await choose(message, offered, proposal);
			return chosen === "another" ? write(question, known, undefined) : chosen;
		},
	};
}

function complaint(question: Question, known: Known, given: string): string | undefined {
	if (given === "") return question.needed(known) ? "This one is needed." : undefined;
	const reading = question.read(given, known);
	return reading.ok ? undefined : reading.message;
}
