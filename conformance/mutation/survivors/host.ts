import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/protocol/host.ts";

export const hostSurvivors: readonly Explanation[] = [
	{ file, reason: becauseInLog, mutants: [{ from: '"host"' }] },
	{
		file,
		reason:
			"Without a port what follows compares NaN, which is neither above 65535 nor the default, and ends in the same.",
		mutants: [
			{ from: "port === undefined", to: "false" },
			{ from: "{ return accept(host); }", to: "{}" },
		],
	},
	{
		file,
		reason: "It stands for the last group where there is none, and is no IPv4 address either.",
		mutants: [{ from: '""', inLine: 'const dotted = isLast && isIpv4(pieces.at(-1) ?? "");' }],
	},
];
