import { z } from "zod";
import { type Link, openLink } from "../embedded/distant-link.ts";
import { startLab } from "../embedded/index.ts";
import type { Check } from "../engine/check.ts";
import { seededRandom } from "../engine/random.ts";
import { runSuite } from "../engine/run.ts";
import { type Spares, sparesFor } from "../engine/spares.ts";
import type { Report } from "../report/index.ts";

/** What one run of the suite came to. */
export const SoakRun = z.strictObject({
	seed: z.string(),
	/** Where the gateway is, seen from the runner. */
	distance: z.enum(["near", "far"]),
	startedAt: z.string(),
	/** Of the suite, without the start of the gateway. */
	durationMs: z.number(),
	inconclusive: z.string().optional(),
	/** Checks that were run again, since an answer was lost; why, one line each. */
	repeated: z.array(z.string()).readonly(),
	connections: z.number().optional(),
	dropped: z.number().optional(),
	/** Everything that did not pass, one line each. */
	unpassed: z.array(z.string()).readonly(),
});

export type SoakRun = z.infer<typeof SoakRun>;
export type Distance = SoakRun["distance"];

/** What is between the runner and a gateway that is far. */
const lossyWay = { latencyMs: 100, jitter: 0.3, drops: 0.01 };
/** So many checks at once that waiting for the way does not add up. */
const farConcurrency = 64;
/** Fresh gateways of each kind beyond what the checks ask for. */
const reserve = 12;

/**
 * Boots the reference gateway, runs every check against it, and ends it; `way` is what is between them where it is far.
 * Rejects where it does not start.
 */
export async function soakOnce(
	checks: readonly Check[],
	seed: string,
	distance: Distance,
	way = lossyWay,
): Promise<SoakRun> {
	const links: Link[] = [];
	const through = async (url: string): Promise<string> => {
		const link = await openLink(url, { ...way, random: seededRandom(seed, `way to ${url}`) });
		links.push(link);
		return link.url;
	};
	const far = distance === "far";
	const spares = sparesFor(checks);
	const lab = await startLab({
		variants: true,
		...(far ? { spares: withReserve(spares), reachedAt: through } : { spares }),
	});
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

/** A check whose answer was lost takes another fresh gateway when it is run again. */
function withReserve({ fresh, lent }: Spares): Spares {
	const more = Object.entries(fresh).map(([kind, count]) => [kind, count + reserve] as const);
	return { fresh: Object.fromEntries(more), lent };
}

function outcomeOf({ startedAt, durationMs, inconclusive, results }: Report) {
	const unpassed = results
		.filter(({ verdict }) => verdict !== "pass")
		.map(({ id, verdict, reason, actual }) => `${verdict} ${id}: ${actual ?? reason ?? "without a reason"}`);
	const repeated = results.flatMap(({ id, repeated: again }) =>
		again === undefined ? [] : [`${id}, ${again.times} times: ${again.because}`],
	);
	return { startedAt, durationMs, repeated, ...(inconclusive === undefined ? {} : { inconclusive }), unpassed };
}

function countsOf(links: readonly Link[]): { connections: number; dropped: number } {
	const counts = links.map((link) => link.counts());
	const sum = (of: "connections" | "dropped"): number => counts.reduce((total, each) => total + each[of], 0);
	return { connections: sum("connections"), dropped: sum("dropped") };
}
