import type { Explanation } from "../explanation.ts";

/** What only schemes have that are given in a file, and no gateway runs. */
export const otherSchemeSurvivors: readonly Explanation[] = [
	{
		file: "gateway/protocol/freshness.ts",
		reason: "Both schemes that a gateway can run count seconds; freshness.test.ts has one of milliseconds.",
		mutants: [
			{ from: 'unit === "seconds"', to: "true" },
			{ from: 'scheme.timestamp.unit === "seconds"', to: "true" },
			{ from: "Number(timestamp) / 1000" },
		],
	},
	{
		file: "gateway/protocol/hmac.ts",
		reason: "Both schemes that a gateway can run take the secret as UTF-8; hmac.test.ts has the other encodings.",
		mutants: [{ unreachedIn: "secretBytes" }],
	},
	{
		file: "gateway/protocol/hmac.ts",
		reason: "A gateway signs nothing: only signers write the text of a signature, and the vectors hold them to it.",
		mutants: [{ unreachedIn: "signatureText" }],
	},
];
