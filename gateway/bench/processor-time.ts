import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { VoidRound } from "./void-round.ts";

/** Thrown where the system does not tell what a process has used; the message says what is missing. */
export class NoProcessorTime extends Error {
	override name = "NoProcessorTime";

	constructor(path: string) {
		super(
			`The section flood reads what the gateway costs from ${path}, as Linux has it, and it is not there. ` +
				"Name the other sections with --only.",
		);
	}
}

/** USER_HZ, the unit of /proc, which is 100 on all machines that workerd is made for. */
const ticksPerSecond = 100;
const idleMs = 50;
const mostLooks = 100;

/** The time in ms that a process has used so far, all its threads together, user and system. Rejects with `NoProcessorTime`. */
export async function processorMs(pid: number | "self", root = "/proc"): Promise<number> {
	const path = `${root}/${pid}/stat`;
	const text = await readFile(path, "utf8").catch(() => "");
	const ticks = ticksOf(text);
	if (ticks === undefined) {
		throw new NoProcessorTime(path);
	}
	return (ticks * 1000) / ticksPerSecond;
}

/**
 * The same, as soon as the process does nothing any more: what it was asked may keep it busy after it has answered. Rejects with
 * a `VoidRound` where it never rests.
 */
export async function processorMsWhenIdle(pid: number | "self"): Promise<number> {
	let before = await processorMs(pid);
	for (let look = 0; look < mostLooks; look += 1) {
		await sleep(idleMs);
		const now = await processorMs(pid);
		if (now === before) return now;
		before = now;
	}
	throw new VoidRound("the gateway's process does not come to rest");
}

/** `utime` and `stime` of proc_pid_stat(5). The name of the program, in parentheses, may have anything in it. */
export function ticksOf(stat: string): number | undefined {
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const [user, system] = [fields[11], fields[12]];
	return stat.includes(")") && isCount(user) && isCount(system) ? Number(user) + Number(system) : undefined;
}

function isCount(text: string | undefined): text is string {
	return text !== undefined && /^\d+$/.test(text);
}
