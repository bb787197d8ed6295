/** When a run was, and how long it took. */
interface Timed {
	/** ISO 8601. */
	readonly startedAt: string;
	readonly durationMs: number;
}

/** From the first beginning to the last end: all of it was found in this time. Takes at least one. */
export function timeOf(reports: readonly Timed[]): { startedAt: string; durationMs: number } {
	const begins = reports.map(({ startedAt }) => Date.parse(startedAt));
	const ends = reports.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
	const start = Math.min(...begins);
	return { startedAt: new Date(start).toISOString(), durationMs: Math.max(...ends) - start };
}
