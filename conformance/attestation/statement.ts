import { type ExitCode, exitCodeOf, exitCodes } from "../engine/verdict.ts";
import { renderJson } from "../report/json.ts";
import type { Report } from "../report/schema.ts";
import { sha256 } from "../sha256.ts";
import { digestOfIds } from "../shards/index.ts";
import { type Attestation, type Configuration, predicateType, type Subject, statementType } from "./schema.ts";

type Run = Attestation["predicate"]["countersign"];

const verdicts: Readonly<Partial<Record<ExitCode, Run["verdict"]>>> = {
	[exitCodes.clean]: "pass",
	[exitCodes.findings]: "fail",
	[exitCodes.inconclusive]: "inconclusive",
};

/** What a run comes to, and the same in the words of the predicate. Whatever proves nothing has failed. */
export function verdictOf(run: Parameters<typeof exitCodeOf>[0]): {
	verdict: Run["verdict"];
	result: Attestation["predicate"]["result"];
} {
	const verdict = verdicts[exitCodeOf(run)] ?? "error";
	const reserved = run.summary.warn > 0 || (run.waivers ?? []).some(({ state }) => state === "met");
	return { verdict, result: verdict !== "pass" ? "FAILED" : reserved ? "WARNED" : "PASSED" };
}

/**
 * What there is to attest of a report: what was tested, with what, and what came of it. Without `subjects`, which only
 * the operator knows, the subject is the place of the target. Throws for a report that does not say what it was made of.
 */
export function statementOf(report: Report, subjects: readonly Subject[]): Attestation {
	const { tool, target, scheme, seed, runId, startedAt, durationMs, inconclusive, summary, waivers, shards } = report;
	const named = (...wanted: readonly string[]): readonly string[] =>
		report.results.filter(({ verdict }) => wanted.includes(verdict)).map(({ id }) => id);
	const { verdict, result } = verdictOf(report);
	const place: Subject = { name: target.url, uri: target.url, digest: { sha256: sha256(target.url) } };
	return {
		_type: statementType,
		subject: subjects.length > 0 ? subjects : [place],
		predicateType,
		predicate: {
			result,
			configuration: configurationOf(report),
			passedTests: named("pass"),
			warnedTests: named("warn"),
			failedTests: named("fail"),
			countersign: {
				schemaVersion: 1,
				tool,
				verdict,
				target,
				scheme,
				seed,
				runIds: shards === undefined ? [runId] : shards.map((shard) => shard.runId),
				startedAt,
				durationMs,
				...(inconclusive === undefined ? {} : { inconclusive }),
				summary,
				waivers: waivers ?? [],
				report: { digest: { sha256: sha256(renderJson(report)) } },
			},
		},
	};
}

function configurationOf({ inputs, results }: Report): readonly Configuration[] {
	if (inputs === undefined) throw new TypeError("The report does not say what it was made of.");
	const { suite, requirements, vectors, configs, scheme, waivers } = inputs;
	const part = (name: Configuration["name"], digest: string, annotations?: Configuration["annotations"]) => ({
		name,
		digest: { sha256: digest },
		...(annotations === undefined ? {} : { annotations }),
	});
	return [
		part("checks", digestOfIds(results.map(({ id }) => id)), { count: results.length }),
		part("suite", suite.digest, { count: suite.checks }),
		part("requirements", requirements),
		part("vectors", vectors.digest, { version: vectors.version }),
		...configs.map((digest) => part("config", digest)),
		...(scheme === undefined ? [] : [part("scheme", scheme)]),
		...(waivers === undefined ? [] : [part("waivers", waivers)]),
	];
}
