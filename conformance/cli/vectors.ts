import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { publishedVectors } from "../harness/vectors.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";
import { keepVectors, unknownVector } from "./vector-choice.ts";

const kinds = ["signing", "verification", "jwt", "known-answer"] as const;

export interface ListVectorsOptions {
	only?: readonly string[];
	kind?: readonly string[];
}

/** `countersign vectors list`: one line for each vector. */
export async function listVectors({ only = [], kind = kinds }: ListVectorsOptions, io: Io): Promise<ExitCode> {
	for (const name of kind) {
		if (!kinds.some((each) => each === name)) throw new UsageError(`--kind ${name}: there are ${kinds.join(", ")}`);
	}
	const listed = publishedVectors().filter((vector) => kind.includes(vector.kind));
	const kept = keepVectors(listed, only);
	const width = Math.max(...kept.map(({ id }) => id.length));
	const lines = kept.map(
		({ id, requirement, comment }) => `${id.padEnd(width)}  ${requirement.padEnd(14)}  ${comment}`,
	);
	await io.stdout.write(`${lines.join("\n")}\n`);
	await io.stderr.write(`${kept.length} vectors\n`);
	return exitCodes.clean;
}

/** `countersign vectors show ID`: the vector as it is published. */
export async function showVector(id: string, io: Io): Promise<ExitCode> {
	const vectors = publishedVectors();
	const found = vectors.find((vector) => vector.id === id);
	if (found === undefined) {
		throw unknownVector(id, vectors);
	}
	await io.stdout.write(`${JSON.stringify(found.vector, undefined, "\t")}\n`);
	return exitCodes.clean;
}
