import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { type Destination, type EventReporter, reportEvents } from "../report/index.ts";
import type { Io } from "./io.ts";

/** Reporters to which a run is told as it goes, at most one for each place. */
export interface EventStreams extends Omit<EventReporter, "end"> {
	/** Writes the summaries; resolves with what could not be written, and why. */
	end(...report: Parameters<EventReporter["end"]>): Promise<readonly string[]>;
	/** Closes files, also where a run did not come to its end. */
	close(): void;
}

interface Stream {
	place: string;
	events: EventReporter;
	close(): void;
}

function toFile(file: string, io: Io): Stream {
	const descriptor = openSync(resolve(io.cwd, file), "w");
	const write = (line: string): void => {
		const bytes = Buffer.from(line);
		let at = 0;
		while (at < bytes.length) at += writeSync(descriptor, bytes, at);
	};
	return { place: file, events: reportEvents(write), close: () => closeSync(descriptor) };
}

function toStdout({ stdout }: Io): Stream {
	return { place: "standard output", events: reportEvents((line) => stdout.write(line)), close: () => {} };
}

/** Opens the places of the `ndjson` reporter. Throws what the file system throws. */
export function openEventStreams(destinations: readonly Destination[], io: Io): EventStreams {
	const streams = destinations
		.filter(({ format }) => format === "ndjson")
		.map(({ file }) => (file === undefined ? toStdout(io) : toFile(file, io)));
	return {
		start: (run) => {
			for (const { events } of streams) events.start(run);
		},
		result: (result) => {
			for (const { events } of streams) events.result(result);
		},
		measurement: (measurement) => {
			for (const { events } of streams) events.measurement(measurement);
		},
		end: async (report) => {
			const faults: string[] = [];
			for (const { events, place } of streams) {
				try {
					await events.end(report);
				} catch (error) {
					// Without a code of the system it is no fault of the destination.
					if (!(error instanceof Error && "code" in error)) throw error;
					faults.push(`${place} (${String(error.code)})`);
				}
			}
			return faults;
		},
		close: () => {
			for (const stream of streams) stream.close();
		},
	};
}
