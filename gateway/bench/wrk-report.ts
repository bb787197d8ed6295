import { z } from "zod";
import { VoidRound } from "./void-round.ts";

const count = z.int().check(z.gte(0));

const WrkReport = z.strictObject({
	/** Answers that came whole. */
	answers: count,
	durationUs: count,
	/** Those that are not the upstream's to a whole request. */
	wrong: count,
	/** How often a thread had no request left that was not sent yet. */
	exhausted: count,
	/** Status and body of the first wrong one; empty where there is none. */
	example: z.string(),
	connect: count,
	read: count,
	write: count,
	timeout: count,
	medianUs: count,
	p99Us: count,
	maxUs: count,
});

/** What one run of wrk saw, as `load.lua` writes it. */
export type WrkReport = z.output<typeof WrkReport>;

/** Reads the last line that wrk wrote. Throws where it is not what `load.lua` writes. */
export function parseWrkReport(output: string): WrkReport {
	const line = output.trimEnd().split("\n").at(-1) ?? "";
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new Error(`wrk ended without a report: ${output.slice(-500)}`);
	}
	return WrkReport.parse(value);
}

/** Requests a second that `who` answered. Throws a `VoidRound` where any answer was wrong or lost, or there was none. */
export function rateOf(report: WrkReport, who: string): number {
	const { answers, durationUs, wrong, example, exhausted, connect, read, write, timeout } = report;
	if (wrong > 0) {
		throw new VoidRound(
			`${who}: ${wrong} of ${answers} answers were not the upstream's; the first of them: ${example}`,
		);
	}
	if (connect + read + write + timeout > 0) {
		const lost = `${connect} failed to connect, ${read} to read, ${write} to write, ${timeout} were late`;
		throw new VoidRound(`${who}: not every request was answered: ${lost}`);
	}
	if (exhausted > 0) {
		throw new VoidRound(`${who}: all prepared requests were sent before the time was over`);
	}
	if (answers === 0) {
		throw new VoidRound(`${who}: there was no answer at all`);
	}
	return (answers * 1e6) / durationUs;
}
