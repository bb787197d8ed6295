import type { Event, RunStart } from "./event.ts";
import type { Measurement } from "./measurement.ts";
import type { Report, Result } from "./schema.ts";

/** Takes the lines in order, each as soon as it is known; throws, or rejects, what keeps it from being written. */
export type LineSink = (line: string) => void | Promise<void>;

/** The `ndjson` reporter: it is told of a run as it goes. */
export interface EventReporter {
	start(run: RunStart): void;
	result(result: Result): void;
	measurement(measurement: Measurement): void;
	/** Writes the summary, and resolves when everything is written. Rejects with the first fault of the sink. */
	end(report: Report): Promise<void>;
}

/**
 * One JSON object a line, handed to the sink as it comes, so that whatever ends the process leaves whole lines of what
 * was found so far. After a fault of the sink nothing more is written: a document has no gaps.
 */
export function reportEvents(sink: LineSink): EventReporter {
	let written: Promise<void> | undefined;
	let fault: { error: unknown } | undefined;
	const failed = (error: unknown): void => {
		fault ??= { error };
	};
	const write = (event: Event): void => {
		if (fault !== undefined) return;
		try {
			// What is written at once must not wait for a later turn, which a crash would take away.
			const pending = sink(`${JSON.stringify(event)}\n`);
			if (pending !== undefined) written = Promise.all([written, pending]).then(() => {}, failed);
		} catch (error) {
			failed(error);
		}
	};
	return {
		start: (run) => write({ event: "run", ...run }),
		result: (result) => write({ event: "result", ...result }),
		measurement: (measurement) => write({ event: "measurement", measurement }),
		end: async ({ durationMs, inconclusive, summary, waivers }) => {
			write({
				event: "summary",
				durationMs,
				...(inconclusive === undefined ? {} : { inconclusive }),
				summary,
				...(waivers === undefined ? {} : { waivers }),
			});
			await written;
			if (fault !== undefined) throw fault.error;
		},
	};
}
