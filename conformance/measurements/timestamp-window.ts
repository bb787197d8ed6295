import type { Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { clockAround, decided } from "./decided.ts";
import { type Edge, findEdge, type Sighting } from "./edge-search.ts";

const id = "timestamp-window";
const requestsAnEdge = 12;
const years = 10;
const farthest = years * 31_536_000;

type Hands = Pick<Trial, "exchange" | "judge" | "now" | "clockUncertainty" | "timestamp">;
type Direction = "behind" | "ahead";

/** How far from the target's clock the timestamps may be that it accepts, on both sides. */
export const timestampWindow: Measure = {
	id,
	requirement: "HMAC-TIME-03",
	title: "which timestamps are accepted",
	needs: ["hmac"],
	cost: `at most ${2 * requestsAnEdge + 1} requests`,
	run: async (trial) => {
		if (!(await decided(trial, { credential: "hmac" })).accepted) {
			throw new Hindered("The target does not accept a signed request of now.");
		}
		return windowFindings(await edgeOf(trial, "behind"), await edgeOf(trial, "ahead"), trial);
	},
};

function edgeOf(trial: Hands, direction: Direction): Promise<Edge> {
	const { unit, windowSeconds } = trial.timestamp;
	return findEdge({
		expected: windowSeconds,
		farthest,
		blur: trial.clockUncertainty ?? 0,
		whole: unit === "seconds",
		budget: requestsAnEdge,
		ask: (distance) => sight(trial, direction, distance),
	});
}

/** Sends a request that is signed for a time so far away, and says how far away it was when the target read it. */
async function sight(trial: Hands, direction: Direction, distance: number): Promise<Sighting> {
	const sign = direction === "ahead" ? 1 : -1;
	const { unit } = trial.timestamp;
	const aimed = trial.now() + sign * distance;
	const timestamp = unit === "seconds" ? Math.floor(aimed) : Math.floor(aimed * 1000);
	const { accepted, exchange } = await decided(trial, { credential: "hmac", sign: { timestamp: String(timestamp) } });
	const { before, after } = clockAround(exchange);
	const uncertainty = trial.clockUncertainty ?? 0;
	// Seconds are compared with a clock that is cut to whole ones.
	const cut = unit === "seconds" ? Math.floor : (seconds: number) => seconds;
	const seconds = unit === "seconds" ? timestamp : timestamp / 1000;
	const distances = [cut(before - uncertainty), cut(after + uncertainty)].map((clock) => sign * (seconds - clock));
	return { nearest: Math.min(...distances), farthest: Math.max(...distances), accepted };
}

function windowFindings(behind: Edge, ahead: Edge, trial: Hands): readonly Finding[] {
	const notes = notesOn([behind, ahead], trial);
	const method = methodOf(trial);
	const shared = { unit: "s", confidence: 1, method, notes };
	const far = `any time within the ${years} years`;
	const statement = `accepts from ${shown("−", behind) ?? `${far} before now`} to ${shown("+", ahead) ?? `${far} after now`}`;
	const whole = {
		low: behind.low + ahead.low,
		high: behind.high === null || ahead.high === null ? null : behind.high + ahead.high,
	};
	const samples = behind.requests + ahead.requests;
	return [
		{ id, title: "how long a timestamp is accepted in all", statement, ...figures(whole), samples, ...shared },
		{
			id: `${id}/behind`,
			title: "how far behind the target's clock a timestamp may be",
			statement: sentence("behind", behind),
			...figures(behind),
			samples: behind.requests,
			...shared,
		},
		{
			id: `${id}/ahead`,
			title: "how far ahead of the target's clock a timestamp may be",
			statement: sentence("ahead of", ahead),
			...figures(ahead),
			samples: ahead.requests,
			...shared,
		},
	];
}

type Ends = Pick<Edge, "low" | "high">;

function figures({ low, high }: Ends): { value?: number; interval: { low: number; high: number | null } } {
	const interval = { low: rounded(low), high: high === null ? null : rounded(high) };
	return high === null ? { interval } : { value: rounded((low + high) / 2), interval };
}

function shown(sign: string, { low, high }: Ends): string | undefined {
	return high === null ? undefined : `${sign}${rounded((low + high) / 2)} s (±${rounded((high - low) / 2)})`;
}

function sentence(side: string, edge: Edge): string {
	const bound = shown("", edge);
	return bound === undefined
		? `accepts timestamps ${years} years ${side} its clock: not bounded`
		: `accepts timestamps up to ${bound} ${side} its clock`;
}

function rounded(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}

function methodOf({ timestamp, clockUncertainty }: Hands): string {
	const unit = timestamp.unit === "seconds" ? "in whole seconds" : "in seconds";
	return `Bisection with correctly signed requests, ${unit} by ${clockOf(clockUncertainty)}; the interval takes in how long each request was under way.`;
}

function clockOf(uncertainty: number | undefined): string {
	if (uncertainty === undefined) return "this machine's clock, since the target's is not known";
	if (uncertainty === 0) return "this machine's clock, which is also the target's";
	return `the target's clock, which is known to ±${rounded(uncertainty)} s`;
}

function notesOn(edges: readonly Edge[], { clockUncertainty }: Hands): readonly string[] {
	return [
		...(edges.some(({ contradicts }) => contradicts)
			? ["The answers contradict each other, as those of machines with different clocks do."]
			: []),
		...(clockUncertainty === undefined ? ["The target sends no Date that would tell its clock."] : []),
	];
}
