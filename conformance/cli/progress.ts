import cliProgress from "cli-progress";
import type { Result } from "../report/schema.ts";
import type { Output } from "./io.ts";

const plainEveryMs = 5000;

export interface Progress {
	/** One more check is done. */
	add(verdict: Result["verdict"]): void;
	stop(): void;
}

/** Progress on standard error: a bar on a terminal, otherwise a plain line every few seconds and none for a quick run. */
export function showProgress(total: number, output: Output, unit = "checks"): Progress {
	return output.isTTY ? bar(total, output, unit) : lines(total, output, unit);
}

function bar(total: number, { stream }: Output, unit: string): Progress {
	const shown = new cliProgress.SingleBar({
		stream,
		format: `{bar} {value} of {total} ${unit}{findings}`,
		clearOnComplete: true,
		hideCursor: true,
		barsize: 30,
	});
	let findings = 0;
	shown.start(total, 0, { findings: "" });
	return {
		add: (verdict) => {
			if (verdict === "fail") findings += 1;
			shown.increment(1, { findings: tally(findings) });
		},
		stop: () => shown.stop(),
	};
}

function lines(total: number, output: Output, unit: string): Progress {
	let done = 0;
	let findings = 0;
	const timer = setInterval(() => {
		// Progress that cannot be shown is no reason to stop.
		output.write(`${done} of ${total} ${unit}${tally(findings)}\n`).catch(() => {});
	}, plainEveryMs);
	timer.unref();
	return {
		add: (verdict) => {
			done += 1;
			if (verdict === "fail") findings += 1;
		},
		stop: () => clearInterval(timer),
	};
}

function tally(findings: number): string {
	return findings === 0 ? "" : `, ${findings} ${findings === 1 ? "finding" : "findings"}`;
}
