import { setMaxListeners } from "node:events";
import type { Readable, Writable } from "node:stream";
import { isCancel, select, text } from "@clack/prompts";
import { type Asker, Cancelled, type Choice, type Known, type Question } from "../init/index.ts";
import type { Io } from "./io.ts";

/** Asks on a terminal. What is shown goes where messages go, so that standard output keeps to the result. */
export function terminalAsker(input: Readable, { stderr, interrupted }: Io): Asker {
	// Each question listens to it.
	const signal = AbortSignal.any([interrupted]);
	setMaxListeners(0, signal);
	const terminal = { input, output: stderr.stream as Writable, signal };

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

	async function write(question: Question, known: Known, message: string, proposal?: string): Promise<string> {
		const written = await text({
			...terminal,
			message,
			placeholder: question.asks?.example ?? "",
			...(proposal === undefined ? {} : { initialValue: proposal }),
			validate: (given = "") => complaint(question, known, given),
		});
		if (isCancel(written)) throw new Cancelled();
		return written ?? "";
	}

	return {
		choose,
		async ask(question, known, proposal) {
			const { message = "", choices, otherwise = message } = question.asks ?? {};
			if (choices === undefined) return write(question, known, message, proposal);
			const all = choices(known);
			const offered = question.needed(known) ? all.filter(({ value }) => value !== "") : all;
			const chosen = await choose(message, offered, proposal);
			return chosen === "another" ? write(question, known, otherwise) : chosen;
		},
	};
}

function complaint(question: Question, known: Known, given: string): string | undefined {
	if (given === "") return question.needed(known) ? "This one is needed." : undefined;
	const reading = question.read(given, known);
	return reading.ok ? undefined : reading.message;
}
