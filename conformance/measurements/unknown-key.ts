import { comparable } from "../checks/alike.ts";
import type { Probe } from "../client/probe.ts";
import type { Exchange, Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { pairedShift, shareBounds, upperShare } from "../statistics/index.ts";
import { decided } from "./decided.ts";

const id = "unknown-key";
const pairs = 60;
/** The first ones find caches empty and connections new. */
const warmUps = 3;

const unknownKey: Probe = { credential: "hmac", key: "unknown" };
const wrongSignature: Probe = { credential: "hmac", after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] };

type Hands = Pick<Trial, "exchange" | "judge" | "random">;

/** One answer to each of both. */
interface Pair {
	unknown: Exchange;
	wrong: Exchange;
}

/** Whether a stranger can tell a key that is not there from a signature that is wrong, by the answer or by its time. */
export const unknownKeyDifference: Measure = {
	id,
	requirement: "HMAC-KEY-01",
	title: "how an unknown key differs from a wrong signature",
	needs: ["hmac"],
	cost: `${2 * (pairs + warmUps)} requests`,
	run: async (trial) => {
		for (let count = 0; count < warmUps; count += 1) await askBoth(trial);
		const asked: Pair[] = [];
		for (let count = 0; count < pairs; count += 1) asked.push(await askBoth(trial));
		return [timeFinding(asked), answerFinding(asked)];
	},
};

/** Asks for both, one right after the other, in an order that chance decides. */
async function askBoth(trial: Hands): Promise<Pair> {
	if (trial.random() < 0.5) {
		const unknown = await refusal(trial, unknownKey);
		return { unknown, wrong: await refusal(trial, wrongSignature) };
	}
	const wrong = await refusal(trial, wrongSignature);
	return { unknown: await refusal(trial, unknownKey), wrong };
}

async function refusal(trial: Hands, probe: Probe): Promise<Exchange> {
	const { accepted, exchange } = await decided(trial, probe);
	if (accepted) throw new Hindered("The target lets in what it should refuse, so there are no refusals to compare.");
	return exchange;
}

function durationOf({ outcome }: Exchange): number {
	return outcome.ok ? outcome.answer.durationMs : Number.NaN;
}

const ms = (duration: number): number => Math.round(duration * 1000) / 1000;
const shown = (duration: number): string => String(ms(duration)).replace("-", "−");

function timeFinding(asked: readonly Pair[]): Finding {
	const shift = pairedShift(asked.map(({ unknown, wrong }) => durationOf(unknown) - durationOf(wrong)));
	const { estimate, low, high, confidence, smallestVisible } = shift;
	const percent = `${(confidence * 100).toFixed(1)} %`;
	return {
		id: `${id}/time`,
		title: "how much later an unknown key is answered than a wrong signature",
		statement: `the time for an unknown key less that for a wrong signature: ${shown(estimate)} ms (${shown(low)} to ${shown(high)} ms at ${percent})`,
		value: ms(estimate),
		interval: { low: ms(low), high: ms(high) },
		unit: "ms",
		confidence,
		samples: asked.length,
		method:
			"Pairs of requests one right after the other, in random order, from the first byte sent to the last one received; Hodges-Lehmann estimate of the paired differences with the exact interval of Wilcoxon's signed-rank test.",
		notes: [
			`A difference below ${ms(smallestVisible)} ms would not have been seen in one of five such measurements.`,
			"Whoever is nearer to the target, or asks more often, sees smaller differences.",
		],
	};
}

function answerFinding(asked: readonly Pair[]): Finding {
	const differing = asked.filter(({ unknown, wrong }) => comparable(unknown) !== comparable(wrong));
	const count = differing.length;
	const { low, high } = count === 0 ? { low: 0, high: upperShare(0, asked.length) } : shareBounds(count, asked.length);
	const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
	const bound = count === 0 ? `below ${percent(high)} of them` : `${percent(low)} to ${percent(high)} of them`;
	return {
		id: `${id}/answer`,
		title: "how often the answer for an unknown key differs from that for a wrong signature",
		statement: `${count} of ${asked.length} pairs of answers differ: ${bound} at 95 %`,
		value: count / asked.length,
		interval: { low, high },
		unit: "share of pairs",
		confidence: 0.95,
		samples: asked.length,
		method:
			"The same pairs, compared byte for byte but for the date, the request id and CF-Ray; exact binomial bound (Clopper and Pearson).",
		notes: notesOn(asked, differing),
	};
}

function notesOn(asked: readonly Pair[], [first]: readonly Pair[]): readonly string[] {
	if (first === undefined) return ["The answers are alike in every byte but the date, the request id and CF-Ray."];
	const texts = new Set(asked.map(({ wrong }) => comparable(wrong)));
	const [unknown, wrong] = [comparable(first.unknown).split("\n"), comparable(first.wrong).split("\n")];
	const at = unknown.findIndex((line, index) => line !== wrong[index]);
	return [
		`The first difference: ${JSON.stringify(unknown[at] ?? "")} for an unknown key, ${JSON.stringify(wrong[at] ?? "")} for a wrong signature.`,
		...(texts.size > 1 ? ["Answers to wrong signatures differ among each other, too."] : []),
	];
}
