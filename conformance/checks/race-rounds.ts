import { headerValues } from "../engine/answer.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";
import { shareBounds, upperShare } from "../statistics/index.ts";
import { oneWinner, winners } from "./one-winner.ts";

interface Rounds {
	/** Of the check, by which its measurement is called too. */
	id: string;
	rounds: number;
	/** How many requests take part in each. */
	copies: number;
	/** Runs one of them. */
	round(): Promise<readonly Exchange[]>;
}

/**
 * Runs a race several times over, passes if each has exactly one winner, and measures what share of such races may have
 * had several all the same. A race with several winners does not end the rounds, so that they are counted; one whose
 * winner may be among lost answers is run anew, as long as that is rare.
 */
export async function raceRounds(trial: Trial, { id, rounds, copies, round }: Rounds): Promise<Outcome> {
	const seen: Exchange[] = [];
	const doubles: Outcome[] = [];
	let lost = 0;
	for (let count = 0; count < rounds; count += 1) {
		const exchanges = await round();
		seen.push(...exchanges);
		const outcome = await oneWinner(trial, exchanges);
		if (winners(trial, exchanges).length > 1) {
			doubles.push(outcome);
		} else if ("lost" in outcome && lost < rounds / 4) {
			lost += 1;
			count -= 1;
		} else if (outcome.verdict !== "pass") {
			return outcome;
		}
	}
	trial.measured({ id, ...doubleAdmissions({ doubles: doubles.length, rounds, copies }), notes: placesIn(seen) });
	const [first] = doubles;
	if (first?.verdict !== "fail") return trial.judge.pass();
	return { ...first, actual: `${first.actual}; more than one in ${doubles.length} of ${rounds} rounds` };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** What so many rounds say of all such rounds. */
function doubleAdmissions({ doubles, rounds, copies }: { doubles: number; rounds: number; copies: number }) {
	const { low, high } = doubles === 0 ? { low: 0, high: upperShare(0, rounds) } : shareBounds(doubles, rounds);
	const counted = `${doubles} double admission${doubles === 1 ? "" : "s"} in ${rounds} rounds of ${copies}`;
	const bound = doubles === 0 ? `below ${percent(high)} a round` : `${percent(low)} to ${percent(high)} of the rounds`;
	return {
		requirement: "HMAC-NONCE-02",
		title: "how often more than one of the requests with one nonce is admitted that arrive at once",
		statement: `${counted}: ${bound} at 95 %`,
		value: doubles / rounds,
		interval: { low, high },
		unit: "share of rounds",
		confidence: 0.95,
		samples: rounds,
		method:
			"In each round the copies of one signed request are released at once over connections of their own; exact binomial bound (Clopper and Pearson), which takes the rounds to be alike and independent of each other.",
	};
}

/** Which points of presence the answers of each edge name, and whether they are different places at all. */
function placesIn(exchanges: readonly Exchange[]): readonly string[] {
	const names = [...new Set(exchanges.flatMap(({ edge }) => edge?.name ?? []))];
	if (names.length === 0) return [];
	const popsOf = (name: string): readonly string[] => [
		...new Set(exchanges.filter(({ edge }) => edge?.name === name).map(pointOfPresence)),
	];
	const all = [...new Set(names.flatMap(popsOf))];
	const [only] = all;
	if (all.length === 1 && only === unnamed) return ["No answer names its point of presence (CF-Ray)."];
	const lines = names.map((name) => `${name} was answered by ${popsOf(name).join(", ")}.`);
	if (all.length > 1) return lines;
	return [...lines, `All answers come from ${only}: what is named as several edges may be one place.`];
}

const unnamed = "a place without a name";

/** The end of CF-Ray, which names the point of presence that answered. */
function pointOfPresence({ outcome }: Exchange): string {
	const [ray = ""] = outcome.ok ? headerValues(outcome.answer.headers, "cf-ray") : [];
	return /^[0-9a-f]{8,32}-([A-Z]{3})$/.exec(ray)?.[1] ?? unnamed;
}
