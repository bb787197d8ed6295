import type { LogLine } from "./log.ts";

/** https://developers.cloudflare.com/analytics/analytics-engine/get-started/ */
export interface DataPoint {
	readonly indexes: [string];
	readonly blobs: (string | null)[];
	readonly doubles: number[];
}

/**
 * A log line as a data point. Index: the key id, or else the kind of credential. Blobs: route, decision, code, kind of credential,
 * point of presence, cache of key sets. Doubles: status, milliseconds in all, of the key store, of the admission, of the upstream.
 */
export function dataPointOf(line: LogLine): DataPoint {
	const { route, decision, code, authType, pop, jwks, status, totalMs, stages } = line;
	return {
		indexes: [line.keyId ?? authType ?? "none"],
		blobs: [route, decision, code, authType, pop, jwks],
		doubles: [status, totalMs, stages["key"] ?? 0, stages["admission"] ?? 0, stages["upstream"] ?? 0],
	};
}

/** Hands the line over; a sink that fails changes no answer (LOG-04). */
export function measure(line: LogLine, sink: (line: LogLine) => void): void {
	try {
		sink(line);
	} catch {
		// The log line says the same.
	}
}
