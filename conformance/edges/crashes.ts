import { setTimeout as pause } from "node:timers/promises";
import type { WireRequest } from "../client/wire.ts";
import { type Called, call, requestOf } from "./caller.ts";
import type { EdgeLab } from "./edge-lab.ts";

/** What came of crashes of the machine on which the admission objects live. */
export interface Crashes {
	cycles: number;
	/** Requests that were forwarded, and so acknowledged, before the crash. */
	before: number;
	/** Those that were sent before the crash and acknowledged after it, since their admission was asked for again. */
	after: number;
	/** Acknowledged ones that were refused as replays when they were sent again. */
	remembered: number;
	/** Requests of which the client does not know what became: refused with a 503, or without an answer. */
	unknown: number;
	/** Of those that nobody acknowledged: sent again, as they were, and admitted, or refused since they had been. */
	admittedLater: number;
	refusedLater: number;
	/** Acknowledged nonces that were admitted once more, fresh ones that were refused, and answers that nobody should get. */
	readonly wrong: string[];
}

const burst = 12;
const longDownMs = 1200;

/**
 * Kills the process at a moment within a burst of requests, starts it again over its disk, and sends everything once more: what
 * was acknowledged before the crash is refused after it, what was not is admitted once at the most, and a fresh request
 * is admitted.
 */
export async function crashAgainAndAgain(
	lab: EdgeLab,
	cycles: number,
	onCycle: (so: Readonly<Crashes>) => void = () => {},
): Promise<Crashes> {
	const all: Crashes = {
		cycles: 0,
		before: 0,
		after: 0,
		remembered: 0,
		unknown: 0,
		admittedLater: 0,
		refusedLater: 0,
		wrong: [],
	};
	while (all.cycles < cycles) {
		await crashOnce(lab, all);
		all.cycles += 1;
		onCycle(all);
	}
	return all;
}

async function crashOnce(lab: EdgeLab, all: Crashes): Promise<void> {
	const from = lab.places[0]?.place.code ?? "";
	const requests = await Promise.all(Array.from({ length: burst }, () => requestOf(lab)));
	let crashed = false;
	const answers = requests.map(async (request, index) => {
		// They come one after the other, so that the crash meets some before, some within and some after their admission.
		await pause(index);
		const answer = await call(lab, from, request);
		return { request, answer, cameBefore: !crashed };
	});
	await Promise.race(answers);
	await pause(Math.random() * burst);
	crashed = true;
	// Every other time it is down for longer than anybody asks again.
	await lab.restartHome(all.cycles % 2 === 0 ? 0 : longDownMs);
	for (const sent of await Promise.all(answers)) {
		await sendOnceMore(lab, from, sent, all);
	}
	const fresh = await call(lab, from, await requestOf(lab));
	if (fresh.status !== 200) all.wrong.push(`after the crash, a fresh request: ${said(fresh)}`);
}

async function sendOnceMore(
	lab: EdgeLab,
	from: string,
	{ request, answer, cameBefore }: { request: WireRequest; answer: Called; cameBefore: boolean },
	all: Crashes,
): Promise<void> {
	const again = await call(lab, from, request);
	if (answer.status === 200) {
		all.before += cameBefore ? 1 : 0;
		all.after += cameBefore ? 0 : 1;
		if (again.code === "nonce_replayed") all.remembered += 1;
		else all.wrong.push(`acknowledged, and then: ${said(again)}`);
		return;
	}
	all.unknown += 1;
	if (answer.code !== "replay_store_unavailable") all.wrong.push(`in the burst: ${said(answer)}`);
	if (again.status === 200) all.admittedLater += 1;
	else if (again.code === "nonce_replayed") all.refusedLater += 1;
	else all.wrong.push(`not acknowledged, and then: ${said(again)}`);
	const third = await call(lab, from, request);
	if (third.code !== "nonce_replayed") all.wrong.push(`sent a third time: ${said(third)}`);
}

function said({ status, code }: Called): string {
	return `${status ?? "no answer"} ${code ?? ""}`.trimEnd();
}
