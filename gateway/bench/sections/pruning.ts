import { setTimeout as sleep } from "node:timers/promises";
import { type AdmissionObjects, acceptableUntil, withAdmissionObjects } from "../admission-objects.ts";
import type { Section } from "../section.ts";
import { VoidRound } from "../void-round.ts";

const lapsedNonces = 300_000;
const callersAtOnce = 8;
/** Seldom enough that the isolate has little to clear away: for that it stands still for longer than for what is measured. */
const eachAsksAgainAfterMs = 20;
const watchedMs = 3_000;
/** Until what the object was filled with is where it stays. */
const settledMs = 2_000;

/** How long whoever asks for admission meanwhile has to wait while an object forgets. */
export const pruning: Section = {
	id: "pruning",
	measure: (options) =>
		withAdmissionObjects(options.storage, async (objects) => {
			const waits: Waits[] = [];
			for (let round = 0; round < options.rounds; round += 1) {
				const wait = await waitsOf(`pruned-${round}`, objects);
				waits.push(wait);
				options.tell(
					`round ${round + 1} of ${options.rounds}  ${wait.before.toFixed(1)} ms, ${wait.while.toFixed(1)} ms`,
				);
			}
			return [
				{
					id: "pruning",
					title: `The longest wait for admission while ${lapsedNonces.toLocaleString("en")} lapsed nonces of the key are forgotten`,
					unit: "ms",
					notes: [
						`${callersAtOnce} callers, each asking ${eachAsksAgainAfterMs} ms after it had its answer, for ${watchedMs / 1000} s.`,
					],
					rows: [
						{ name: "while nothing is forgotten", values: waits.map(({ before }) => before) },
						{ name: "while they are forgotten", values: waits.map((wait) => wait.while) },
					],
				},
			];
		}),
};

/** The longest waits in ms. */
interface Waits {
	readonly before: number;
	readonly while: number;
}

async function waitsOf(object: string, { order }: AdmissionObjects): Promise<Waits> {
	await order({ to: "fill", object, count: lapsedNonces, acceptableUntil: lapsedLongAgo(Date.now()) });
	const callers = startCallers(object, { order });
	try {
		await sleep(settledMs);
		callers.longestSince();
		await sleep(watchedMs);
		const before = callers.longestSince();
		await order({ to: "start-pruning", object });
		await sleep(watchedMs);
		const wait = { before, while: callers.longestSince() };
		const { admitted } = await callers.stop();
		const rows = Number(await order({ to: "count-rows", object }));
		if (rows > admitted + lapsedNonces / 100) {
			throw new VoidRound(`${rows} rows are stored although all but ${admitted} nonces should have been forgotten`);
		}
		return wait;
	} finally {
		await callers.stop();
	}
}

interface Callers {
	/** The longest wait since this was asked for the last time, that of calls which still wait included. */
	longestSince(): number;
	/** Waits for the last answers. Rejects where one was not an admission. */
	stop(): Promise<{ readonly admitted: number }>;
}

function startCallers(object: string, { order }: AdmissionObjects): Callers {
	const waiting = new Set<number>();
	let [longest, admitted, stopped] = [0, 0, false];
	const call = async () => {
		while (!stopped) {
			const started = performance.now();
			waiting.add(started);
			await order({ to: "admit", object, count: 1, atOnce: 1, acceptableUntil: acceptableUntil(Date.now()) });
			waiting.delete(started);
			admitted += 1;
			longest = Math.max(longest, performance.now() - started);
			await sleep(eachAsksAgainAfterMs);
		}
	};
	const ended = Promise.all(Array.from({ length: callersAtOnce }, call));
	// Awaited where they are stopped.
	ended.catch(() => {});
	return {
		longestSince: () => {
			const now = performance.now();
			const since = Math.max(longest, ...[...waiting].map((started) => now - started));
			longest = 0;
			return since;
		},
		stop: async () => {
			stopped = true;
			await ended;
			return { admitted };
		},
	};
}

/** A second that lies so far back that whatever lapsed then may be forgotten, whatever it is kept together with. */
function lapsedLongAgo(nowMs: number): number {
	return Math.floor(nowMs / 1000) - 1800;
}
