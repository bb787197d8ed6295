import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { questionsOf, writeRequest } from "../harness/protocol.ts";
import type { Io } from "./io.ts";
import { chooseVectors, type VectorFilter } from "./vector-choice.ts";

/** `countersign vectors questions`: what `vectors check` asks a signer, a line of JSON for each vector. */
export async function printQuestions(filter: VectorFilter, io: Io): Promise<ExitCode> {
	const { vectors } = chooseVectors(filter);
	await io.stdout.write(questionsOf(vectors).map(writeRequest).join(""));
	return exitCodes.clean;
}
