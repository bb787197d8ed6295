import pc from "picocolors";
import { legible, wrap } from "../report/legible.ts";
import { type Demands, inWords } from "./judge.ts";
import type { AttestationKey } from "./key-text.ts";
import type { Attestation, Configuration } from "./schema.ts";

type Row = readonly [label: string, text: string];

/** What was wanted, and what speaks against it. */
interface Judged {
	demands: Demands;
	objections: readonly string[];
}

const labelWidth = 14;

/** For people: what was attested, who signed it, and what speaks against it. */
export function renderAttestation(
	statement: Attestation,
	{ algorithm, kid }: AttestationKey,
	{ demands, objections }: Judged,
	{ color, width }: { color: boolean; width: number },
): string {
	const colors = pc.createColors(color);
	const { result, countersign: run } = statement.predicate;
	const rows: readonly Row[] = [
		...statement.subject.map(({ name, digest }): Row => ["subject", `${name}, sha256:${digest.sha256}`]),
		["target", run.target.name === run.target.url ? run.target.url : `${run.target.name} at ${run.target.url}`],
		["tested", `${run.startedAt}, for ${(run.durationMs / 1000).toFixed(1)} s, by countersign ${run.tool.version}`],
		["verdict", `${run.verdict}, ${result}${run.inconclusive === undefined ? "" : `: ${run.inconclusive}`}`],
		["results", resultsOf(run.summary)],
		...configurationRows(statement.predicate),
		["scheme", `${run.scheme}, errors ${run.target.errors}`],
		["seed", run.seed],
		["run", run.runIds.join(", ")],
		...run.waivers.map(
			({ id, state, owner, expires, reason }): Row => [
				"waiver",
				`${id}: ${state}, ${owner}, until ${expires}: ${reason}`,
			],
		),
		["report", `sha256:${run.report.digest.sha256}`],
		["signed by", `${kid}, ${algorithm}`],
	];
	const lines = rows.flatMap(([label, text]) =>
		wrap(legible(text), Math.max(20, width - labelWidth)).map(
			(line, at) => `${colors.dim((at === 0 ? label : "").padEnd(labelWidth))}${line}`,
		),
	);
	return [
		...lines,
		"",
		...conclusion(objections, width, demands).map((line) => (objections.length > 0 ? colors.red : colors.green)(line)),
		"",
	].join("\n");
}

/** The same of an attestation that nobody can believe. */
export function renderRefusal(reason: string, { color, width }: { color: boolean; width: number }): string {
	const colors = pc.createColors(color);
	return [...conclusion([reason], width).map(colors.red), ""].join("\n");
}

function conclusion(objections: readonly string[], width: number, demands?: Demands): readonly string[] {
	if (demands !== undefined && objections.length === 0) return compared(demands).flatMap((line) => wrap(line, width));
	return objections.flatMap((objection) => wrap(`Refused: ${legible(objection)}.`, width));
}

/** What the answer rests on, and what it leaves open. */
function compared({ maxAgeMs, verdict, wholeSuite, target, report, config, subjects }: Demands): readonly string[] {
	const given: readonly (readonly [string, boolean])[] = [
		["target", target !== undefined],
		["subject", subjects.length > 0],
		["config", config !== undefined],
		["report", report !== undefined],
	];
	const names = (are: boolean): string => given.flatMap(([name, is]) => (is === are ? [name] : [])).join(", ");
	const conditions = [
		`begun within ${inWords(maxAgeMs)}`,
		...(verdict === "any" ? ["verdict not asked for"] : ["verdict pass"]),
		...(wholeSuite ? ["whole suite"] : []),
		...(names(true) === "" ? [] : [`as given: ${names(true)}`]),
	];
	return [
		`As wanted: signed by the key, ${conditions.join("; ")}.`,
		...(names(false) === "" ? [] : [`Not compared: ${names(false)}.`]),
	];
}

function resultsOf({ requirements, ...counts }: Attestation["predicate"]["countersign"]["summary"]): string {
	const came = Object.entries(counts).filter(([, count]) => count > 0);
	const exercised = `${requirements.exercised} of ${requirements.total} requirements exercised`;
	return `${came.map(([verdict, count]) => `${count} ${verdict}`).join(", ")}; ${exercised}`;
}

function configurationRows({ configuration }: Attestation["predicate"]): readonly Row[] {
	const suite = configuration.find(({ name }) => name === "suite");
	const text = ({ name, digest, annotations }: Configuration): string => {
		const sha256 = `sha256:${digest.sha256}`;
		if (name === "vectors") return `${String(annotations?.["version"])}, ${sha256}`;
		if (name !== "checks") return sha256;
		const all = suite?.digest.sha256 === digest.sha256;
		return `${String(annotations?.["count"])}, ${all ? "the whole suite" : `a selection of ${String(suite?.annotations?.["count"])}`}, ${sha256}`;
	};
	return configuration
		.filter(({ name }) => name !== "suite")
		.map((part): Row => [part.name === "scheme" ? "scheme file" : part.name, text(part)]);
}
