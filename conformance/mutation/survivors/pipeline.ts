import type { Explanation } from "../explanation.ts";

const file = "gateway/src/pipeline.ts";
const timing = `\`\${stage};dur=\${ms}\``;

export const pipelineSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The log is the operator's, and no answer tells of it; log.contract.ts reads its lines.",
		mutants: [
			{ from: '"cf-ray"' },
			{ from: 'exchange.fields.get("cf-ray") ?? null' },
			{ from: "exchange.stages.writeLog(line, exchange.platform.log);" },
		],
	},
	{
		file,
		reason: "What is counted is the operator's, too; shed.contract.ts compares what is counted with the log (LOG-02).",
		mutants: [{ from: "exchange.stages.measure(line, exchange.platform.measure);" }],
	},
	{
		file,
		reason:
			"No gateway of the lab limits by network, which would turn the suite itself away; shed.contract.ts has one that does (LIM-07).",
		mutants: [{ from: "!within.ok", to: "false" }, { from: "{ return within; }" }],
	},
	{
		file,
		reason:
			"No public route of the lab names a scope, so that there is none to ask for; config.contract.ts has one that does (AUTHZ-04).",
		mutants: [{ from: "principal === null", to: "false" }, { from: "{ return accept(route); }" }],
	},
	{
		file,
		reason:
			"The specification says to whom timings must not be sent, and asks for none (ANS-12); proof.contract.ts reads them where they are switched on.",
		mutants: [
			{ from: "exchange.config.serverTiming && forwarded.authenticated", to: "false" },
			{
				from: `{ const timings = Object.entries(exchange.trace.stages).map(([stage, ms]) => ${timing}); response.headers.set("server-timing", timings.join(", ")); }`,
			},
			{ from: `([stage, ms]) => ${timing}` },
			{ from: timing },
			{ from: '"server-timing"' },
			{ from: '", "' },
		],
	},
];
