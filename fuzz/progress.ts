import type { Output } from "../conformance/cli/io.ts";
import type { Property } from "./property.ts";

const plainEveryMs = 5000;
const lineEveryMs = 150;

export interface FuzzProgress {
	/** One more input was judged. */
	add(property: Property): void;
	stop(): void;
}

/** On standard error: one line that is written over on a terminal, otherwise a line every few seconds, none for a quick run. */
export function showFuzzProgress(
	total: number,
	output: Output,
	clock: () => number = () => performance.now(),
): FuzzProgress {
	const started = clock();
	let shownAt = started;
	let current: Property | undefined;
	let tried = 0;
	let inputs = 0;
	const line = () => {
		const speed = Math.round((inputs * 1000) / Math.max(1, clock() - started));
		return `${tried} of ${total} properties, ${current?.id ?? ""}: ${inputs} inputs, ${speed}/s`;
	};
	// Progress that cannot be shown is no reason to stop.
	const write = (text: string) => void output.write(text).catch(() => {});
	return {
		add(property) {
			if (property !== current) {
				current = property;
				tried += 1;
			}
			inputs += 1;
			if (clock() - shownAt >= (output.isTTY ? lineEveryMs : plainEveryMs)) {
				shownAt = clock();
				write(output.isTTY ? `\r\u001b[K${line().slice(0, Math.max(1, output.columns - 1))}` : `${line()}\n`);
			}
		},
		stop() {
			if (output.isTTY) {
				write("\r\u001b[K");
			}
		},
	};
}
