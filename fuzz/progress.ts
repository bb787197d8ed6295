import type { Output } from "../conformance/cli/io.ts";
import { realTime, type Timekeeper } from "../conformance/engine/schedule.ts";
import type { News } from "./exploration.ts";
import type { Property } from "./property.ts";

const plainEveryMs = 5000;
const lineEveryMs = 150;

export interface FuzzProgress {
	/** One more input was judged; it is the first example of so much. */
	add(property: Property, news: News): void;
	/** One more input was judged to make a counterexample smaller, and so many of them. */
	shrinking(property: Property, judged: number): void;
	/** Says that nothing is asked for a while, and why; undefined when that is over. */
	waiting(text: string | undefined): void;
	/** A sentence that must not be written over. */
	note(text: string): void;
	stop(): void;
}

/** On standard error: one line that is written over on a terminal, otherwise a line every few seconds, none for a quick run. */
export function showFuzzProgress(
	total: number,
	output: Output,
	{ now }: Pick<Timekeeper, "now"> = realTime,
): FuzzProgress {
	const started = now();
	let shownAt = started;
	let newAt = started;
	let current: Property | undefined;
	let inputs = 0;
	const met = { kinds: 0, pairs: 0 };
	const tried = new Set<Property>();
	let shrinking: string | undefined;
	let waiting: string | undefined;
	const counts = () => {
		const speed = Math.round((inputs * 1000) / Math.max(1, now() - started));
		const since = Math.round((now() - newAt) / 1000);
		return `${inputs} inputs, ${speed}/s; ${met.kinds} kinds and ${met.pairs} pairs of them met, a new one ${since} s ago`;
	};
	const line = () => `${tried.size} of ${total} properties, ${current?.id ?? ""}: ${waiting ?? shrinking ?? counts()}`;
	// Progress that cannot be shown is no reason to stop.
	const write = (text: string) => void output.write(text).catch(() => {});
	const clear = output.isTTY ? "\r\u001b[K" : "";
	const show = () => {
		shownAt = now();
		write(output.isTTY ? `${clear}${line().slice(0, Math.max(1, output.columns - 1))}` : `${line()}\n`);
	};
	const showIfDue = () => {
		if (now() - shownAt >= (output.isTTY ? lineEveryMs : plainEveryMs)) show();
	};
	return {
		add(property, { kinds, pairs }) {
			current = property;
			tried.add(property);
			inputs += 1;
			if (kinds + pairs > 0) newAt = now();
			met.kinds += kinds;
			met.pairs += pairs;
			shrinking = undefined;
			showIfDue();
		},
		shrinking(property, judged) {
			current = property;
			shrinking = `shrinking a counterexample, ${judged} smaller inputs tried`;
			showIfDue();
		},
		waiting(text) {
			waiting = text;
			if (output.isTTY) show();
			else if (text !== undefined) write(`${text}\n`);
		},
		note: (text) => write(`${clear}${text}\n`),
		stop() {
			if (output.isTTY) write(clear);
		},
	};
}
