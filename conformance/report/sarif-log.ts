/** What a SARIF log is made of: one run of the tool. */
export interface SarifRun {
	readonly tool: { readonly name: string; readonly version: string };
	/** Names the run beside others of its kind. */
	readonly id: string;
	/** ISO 8601. */
	readonly startedAt: string;
	readonly durationMs: number;
	readonly rules: readonly object[];
	/** Each at a line of a file of the repository, its `ruleIndex` a place in the rules. */
	readonly results: readonly object[];
	/** What could not be established, which is no finding. */
	readonly notifications: readonly object[];
	/** Whether all was established that was to be: without it, alerts of an earlier run must not be closed by the log. */
	readonly isConclusive: boolean;
	readonly properties: object;
}

/** One run as a document of SARIF 2.1.0 (OASIS), within what GitHub's code scanning accepts. */
export function sarifLog(run: SarifRun): string {
	const { tool, id, startedAt, durationMs, rules, results, notifications, isConclusive, properties } = run;
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: { driver: { name: tool.name, semanticVersion: tool.version, rules } },
				automationDetails: { id },
				invocations: [
					{
						executionSuccessful: isConclusive,
						startTimeUtc: startedAt,
						endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
						toolExecutionNotifications: notifications,
					},
				],
				columnKind: "utf16CodeUnits",
				results,
				properties,
			},
		],
	};
	return `${JSON.stringify(log, undefined, "\t")}\n`;
}
