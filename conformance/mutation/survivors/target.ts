import type { Explanation } from "../explanation.ts";

export const targetSurvivors: readonly Explanation[] = [
	{
		file: "gateway/protocol/target.ts",
		reason:
			"The platform of the Worker answers bytes outside ASCII in a target itself, before any code of a gateway runs; target.test.ts has them.",
		mutants: [
			{ from: "code < 0x800", inLine: "bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;" },
			{ from: "code < 0x10000", inLine: "bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;" },
		],
	},
];
