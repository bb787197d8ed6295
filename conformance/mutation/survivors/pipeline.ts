import type { Explanation } from "../explanation.ts";

const file = "gateway/src/pipeline.ts";
const timing = `\`\${stage};dur=\${ms}\``;

export const pipelineSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The log is the operator's, and no answer tells of it; log.contract.ts reads its lines.",
		mutants: [
			{ from: '"cf-ray"' },
			{
				from: "exchange.stages.writeLog( exchange.trace.line(exchange.requestId, ray, response.status, refusal), exchange.platform.log, );",
			},
		],
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
