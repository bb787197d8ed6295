import { digestOfIds } from "../shards/index.ts";
import type { Attestation, Configuration } from "./schema.ts";
import { verdictOf } from "./statement.ts";

/** What somebody wants of an attestation before acting on it; what is left out is not asked for. */
export interface Demands {
	/** In milliseconds since 1970. */
	now: number;
	/** How long ago the run may have begun. */
	maxAgeMs: number;
	/** "any" takes a run that has failed, too. */
	verdict: "pass" | "any";
	/** Whether a run of only some checks is refused. */
	wholeSuite: boolean;
	/** Origin. */
	target?: string;
	/** SHA-256 of the JSON report. */
	report?: string;
	/** SHA-256 of the configs, and of the scheme file that they name. */
	config?: { configs: readonly string[]; scheme?: string };
	/** SHA-256 of artifacts that must be among the subjects. */
	subjects: readonly { name?: string; digest: string }[];
}

/** So far the clock of whoever attests may be ahead of ours. */
const clockSkewMs = 5 * 60_000;

type Finding = string | undefined;

/** Why a statement, whose signature is good, is not what was wanted; each with what to do where that is not plain. */
export function objectionsTo(statement: Attestation, demands: Demands): readonly string[] {
	return [
		...contradictions(statement),
		age(statement, demands),
		verdict(statement, demands),
		wholeSuite(statement, demands),
		target(statement, demands),
		report(statement, demands),
		...config(statement, demands),
		...subjects(statement, demands),
	].filter((finding) => finding !== undefined);
}

/** A signature says who said it, and not that it can be true. */
function contradictions({ predicate }: Attestation): readonly Finding[] {
	const { result, countersign: run, passedTests, warnedTests, failedTests } = predicate;
	const { pass, warn, fail } = run.summary;
	const own = verdictOf(run);
	const counted = passedTests.length === pass && warnedTests.length === warn && failedTests.length === fail;
	const twice = (["checks", "suite", "requirements", "vectors", "scheme", "waivers"] as const).filter(
		(name) => parts(predicate, name).length > 1,
	);
	return [
		own.verdict === run.verdict && own.result === result ? undefined : "its verdict does not follow from its summary",
		counted ? undefined : "its lists of tests are not those that its summary counts",
		twice.length === 0 ? undefined : `its configuration has more than one ${twice.join(", ")}`,
		parts(predicate, "checks").length === 1 && parts(predicate, "suite").length === 1
			? undefined
			: "its configuration does not say which checks were selected",
	];
}

function parts({ configuration }: Attestation["predicate"], name: Configuration["name"]): readonly string[] {
	return configuration.filter((part) => part.name === name).map(({ digest }) => digest.sha256);
}

function age({ predicate }: Attestation, { now, maxAgeMs }: Demands): Finding {
	const { startedAt } = predicate.countersign;
	const ageMs = now - Date.parse(startedAt);
	if (ageMs < -clockSkewMs) return `the run began at ${startedAt}, which is yet to come: is the clock right?`;
	if (ageMs <= maxAgeMs) return undefined;
	return `the run began at ${startedAt}, ${inWords(ageMs)} ago, and may be ${inWords(maxAgeMs)} old (--max-age)`;
}

export function inWords(ms: number): string {
	const hours = ms / 3_600_000;
	if (hours < 1) return `${Math.round(ms / 60_000)} min`;
	return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

function verdict({ predicate }: Attestation, demands: Demands): Finding {
	const { verdict: came, inconclusive } = predicate.countersign;
	if (came === "pass" || demands.verdict === "any") return undefined;
	return `the verdict is ${came}${inconclusive === undefined ? "" : `: ${inconclusive}`}`;
}

function wholeSuite({ predicate }: Attestation, demands: Demands): Finding {
	const [selected] = parts(predicate, "checks");
	const [whole] = parts(predicate, "suite");
	return demands.wholeSuite && selected !== whole ? "only some of the checks were selected" : undefined;
}

function target({ predicate }: Attestation, demands: Demands): Finding {
	const { url } = predicate.countersign.target;
	return demands.target === undefined || demands.target === url ? undefined : `the target was ${url}`;
}

function report({ predicate }: Attestation, demands: Demands): Finding {
	const { sha256 } = predicate.countersign.report.digest;
	if (demands.report === undefined || demands.report === sha256) return undefined;
	return "the report is not the one that was attested, byte for byte as the json reporter wrote it";
}

function config({ predicate }: Attestation, { config: wanted }: Demands): readonly Finding[] {
	if (wanted === undefined) return [];
	const same = (own: readonly string[], others: readonly string[]): boolean =>
		digestOfIds(own.toSorted()) === digestOfIds(others.toSorted());
	const configs = parts(predicate, "config");
	const many = configs.length > 1 ? `: there were ${configs.length}, each is to be given` : "";
	return [
		same(configs, [...new Set(wanted.configs)])
			? undefined
			: configs.length === 0
				? "the run had no config"
				: `the config is not the one of the run${many}`,
		same(parts(predicate, "scheme"), wanted.scheme === undefined ? [] : [wanted.scheme])
			? undefined
			: "the scheme file that the config names is not the one of the run",
	];
}

function subjects({ subject }: Attestation, demands: Demands): readonly Finding[] {
	return demands.subjects
		.filter(
			({ name, digest }) =>
				!subject.some((one) => one.digest.sha256 === digest && (name === undefined || one.name === name)),
		)
		.map(({ name, digest }) => `${name ?? `sha256:${digest}`} is not among its subjects`);
}
