import { startLab } from "../embedded/index.ts";
import type { Check } from "../engine/check.ts";
import { seededRandom } from "../engine/random.ts";
import { runSuite } from "../engine/run.ts";
import { sparesFor } from "../engine/spares.ts";
import type { Report } from "../report/index.ts";
import { type Link, openLink } from "./distant-link.ts";

/** Where the gateway is, seen from the runner. */
export type Distance = "near" | "far";

/** What one run of the suite came to. */
export interface SoakRun {
	seed: string;
	distance: Distance;
	startedAt: string;
	/** Of the suite, without the start of the gateway. */
	durationMs: number;
	summary: Report["summary"];
	inconclusive?: string;
	connections?: number;
	dropped?: number;
	/** Everything that did not pass, as one line each. */
	unpassed: readonly string[];
}

/** What is between the runner and a gateway that is far. */
const way = { latencyMs: 100, jitter: 0.3, drops: 0.01 };
/** So many checks at once that waiting for the way does not add up. */
const farConcurrency = 64;

/** Boots the reference gateway, runs every check against it, and ends it. Rejects where it does not start. */
export async function soakOnce(checks: readonly Check[], seed: string, distance: Distance): Promise<SoakRun> {
	const links: Link[] = [];
	const through = async (url: string): Promise<string> => {
		const link = await openLink(url, { ...way, random: seededRandom(seed, `way to ${links.length}`) });
		links.push(link);
		return link.url;
	};
	const far = distance === "far";
	const lab = await startLab({ spares: sparesFor(checks), variants: true, ...(far ? { reachedAt: through } : {}) });
	try {
		const report = await runSuite({
			target: lab.target,
			checks,
			seed,
			allow: ["load", "lockout", "mutation"],
			...(far ? { concurrency: farConcurrency } : {}),
		});
		return { seed, distance, ...outcomeOf(report), ...(far ? countsOf(links) : {}) };
	} finally {
		await Promise.all(links.map((link) => link.close()));
		await lab.dispose();
	}
}

function outcomeOf({ startedAt, durationMs, summary, inconclusive, results }: Report) {
	const unpassed = results
		.filter(({ verdict }) => verdict !== "pass")
		.map(({ id, verdict, reason, actual }) => `${verdict} ${id}: ${actual ?? reason ?? "without a reason"}`);
	return { startedAt, durationMs, summary, ...(inconclusive === undefined ? {} : { inconclusive }), unpassed };
}

function countsOf(links: readonly Link[]): { connections: number; dropped: number } {
	const counts = links.map((link) => link.counts());
	const sum = (of: "connections" | "dropped"): number => counts.reduce((total, each) => total + each[of], 0);
	return { connections: sum("connections"), dropped: sum("dropped") };
}
