import type { Explanation } from "../explanation.ts";

const file = "gateway/src/measure.ts";

export const measureSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Data points are the operator's, and the lab binds nothing that takes them; measure.test.ts has one for a line with a key, with a token and with neither, and runbook.test.ts one with every figure.",
		mutants: [{ unreachedIn: "dataPointOf" }],
	},
	{
		file,
		reason:
			"No answer tells whether a line was counted; shed.contract.ts compares what is counted with the log (LOG-02).",
		mutants: [
			{ from: "{ try { sink(line); } catch { // The log line says the same. } }" },
			{ from: "{ sink(line); }" },
			{ from: "sink(line);" },
		],
	},
];
