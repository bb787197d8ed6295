import * as fc from "fast-check";
import { hostileText } from "../arbitraries/hostile-text.ts";
import { jsonBytes } from "../arbitraries/json-text.ts";
import { signedFields } from "../arbitraries/signed-fields.ts";
import { signingInput } from "../arbitraries/signing-input.ts";
import { anyToken } from "../arbitraries/token-case.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import type { Law } from "../law.ts";
import { everyTextIsDecided } from "../laws/decision.ts";
import { fieldsAreReadByTheirGrammar } from "../laws/signed-fields.ts";
import { objectsAreReadStrictly } from "../laws/strict-json.ts";
import { tokensProveWhatThePredicateSays } from "../laws/token-decision.ts";
import { coreDeciders } from "../subjects/deciders.ts";
import { coreFieldParser } from "../subjects/field-parser.ts";
import { coreSigner } from "../subjects/signer.ts";
import { coreObjectParser, coreTokenJudge } from "../subjects/token-judge.ts";
import { readTokenKeys } from "../subjects/token-keys.ts";
import { Choices, varied } from "./choices.ts";
import { CoreCoverage } from "./core-coverage.ts";

/** A source of inputs and what is done with each. */
type Subject = (random: fc.Random, index: number) => Promise<void>;

function subject<Input>(arbitrary: fc.Arbitrary<Input>, law: Law<Input>): Subject {
	const source = fc.asyncProperty<[Input]>(arbitrary, async () => {});
	return async (random, index) => {
		await law(source.generate(random, index).value[0]);
	};
}

const sign = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });

/** What reaches every part of the core. */
const subjects: readonly Subject[] = [
	subject(hostileText, everyTextIsDecided(coreDeciders)),
	subject(
		signedFields("countersign-v1"),
		fieldsAreReadByTheirGrammar(coreFieldParser(countersignV1), "countersign-v1"),
	),
	subject(jsonBytes, objectsAreReadStrictly(coreObjectParser)),
	subject(anyToken, tokensProveWhatThePredicateSays(coreTokenJudge, readTokenKeys())),
	...(["countersign-v1", "sorted-query"] as const).map((scheme) =>
		subject(signingInput, async (input) => {
			await sign(input, scheme);
			return undefined;
		}),
	),
];

export interface FeedbackFigures {
	readonly executions: number;
	/** Characters of the core that were executed by then, and all that there are. */
	readonly reached: number;
	readonly all: number;
	readonly ms: number;
}

const checkpoints = [10, 30, 100, 300, 1000] as const;

/**
 * How much of the core so many inputs of each kind execute: all of them drawn anew, or half of them made of inputs that
 * executed something new when they were met.
 */
export async function coverageBy(feedback: boolean, seed: number): Promise<readonly FeedbackFigures[]> {
	const coverage = await CoreCoverage.start();
	const kept: (readonly number[])[][] = subjects.map(() => []);
	const figures: FeedbackFigures[] = [];
	const started = performance.now();
	try {
		for (let index = 0; index < (checkpoints.at(-1) ?? 0); index += 1) {
			for (const [at, run] of subjects.entries()) {
				const own = kept[at] ?? [];
				const word = Math.imul(seed + index * subjects.length + at, 0x9e37_79b1);
				const told =
					feedback && index % 2 === 1 && own.length > 0 ? varied(own[(word >>> 0) % own.length] ?? [], word) : [];
				const choices = new Choices(word, told);
				await run(new fc.Random(choices), index);
				if (feedback && (await coverage.take())) own.push(choices.words);
			}
			if (!checkpoints.some((point) => point === index + 1)) continue;
			await coverage.take();
			const { reached, all } = coverage.characters;
			figures.push({ executions: (index + 1) * subjects.length, reached, all, ms: performance.now() - started });
		}
	} finally {
		await coverage.stop();
	}
	return figures;
}
