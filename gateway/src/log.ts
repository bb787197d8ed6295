/** One structured line a request (LOG). */
export interface LogLine {
	readonly requestId: string;
	/** As the edge sent it, if it has the form that the edge gives it. */
	readonly cfRay: string | null;
	/** Three letters of the point of presence, from the ray. */
	readonly pop: string | null;
	/** Pattern of the route, never the target. */
	readonly route: string | null;
	readonly decision: "forwarded" | "refused";
	readonly status: number;
	readonly code: string | null;
	/** Which part of a stage refused; for the operator, never for the sender. */
	readonly because: string | null;
	readonly authType: "hmac" | "jwt" | "public" | null;
	/** Of a key id that is well-formed; whether it exists is not said. */
	readonly keyId: string | null;
	readonly jwks: "hit" | "miss" | null;
	/** Milliseconds by stage; the edge's clock stands still between inputs and outputs, so only waiting shows. */
	readonly stages: Readonly<Record<string, number>>;
	readonly totalMs: number;
}

export type LogSink = (line: string) => void;

/** Writes the line as one JSON text (LOG-03); a sink that fails changes no answer (LOG-04). */
export function writeLog(line: LogLine, sink: LogSink): void {
	try {
		sink(JSON.stringify(line));
	} catch {
		// There is nowhere left to say it.
	}
}

/** The ray and its point of presence, or nothing where the header is not what the edge writes: it is a sender's text then. */
export function parseRay(value: string | null): { cfRay: string | null; pop: string | null } {
	const match = /^([0-9a-f]{16})-([A-Z]{3})$/.exec(value ?? "");
	return match === null ? { cfRay: null, pop: null } : { cfRay: match[0], pop: match[2] ?? null };
}
