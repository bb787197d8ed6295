import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { Property } from "../../fuzz/property.ts";
import type { OpensSurroundings } from "../../fuzz/surroundings.ts";
import { packageVersion } from "../data.ts";
import type { Allowance, Check } from "../engine/check.ts";
import { sparesFor } from "../engine/spares.ts";
import type { ExitCode } from "../engine/verdict.ts";
import {
	findingsOf,
	planChecks,
	type ReplayReport,
	renderReplay,
	replayChecks,
	replayExitCode,
	replayInput,
	type Said,
	type StoredFinding,
} from "../replay/index.ts";
import { parseDestinations } from "../report/index.ts";
import { deliverRendered, prepareDestinations } from "./deliver.ts";
import type { Io } from "./io.ts";
import type { OpensTarget } from "./open-target.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign replay`, parsed. */
export interface ReplayOptions {
	files: readonly string[];
	target?: string;
	config?: string;
	reporter?: readonly string[];
	rate?: number;
	concurrency?: number;
	timeout?: number;
	allow?: readonly Allowance[];
}

/** What the command is made of; replaced in tests. */
export interface ReplayParts {
	checks: readonly Check[];
	openTarget: OpensTarget;
	properties: readonly Property[];
	openSurroundings: OpensSurroundings;
}

interface Asked {
	said: ReadonlyMap<StoredFinding, Said>;
	target?: { name: string; url: string };
}

const harmless: readonly Allowance[] = ["load", "lockout", "mutation"];

/** `countersign replay`: builds, signs and sends stored findings anew. Throws `UsageError` and `ConfigError`. */
export async function replay(options: ReplayOptions, io: Io, parts: ReplayParts): Promise<ExitCode> {
	const parsed = parseDestinations(options.reporter ?? [], ["pretty", "json"] as const);
	if (!parsed.ok) throw new UsageError(parsed.message);
	const findings = findingsOf(options.files.map((file) => ({ path: resolve(io.cwd, file), file })));
	prepareDestinations(parsed.destinations, io);
	const started = performance.now();
	const startedAt = new Date().toISOString();
	const suite = await askSuite(findings, options, io, parts);
	const fuzz = await askFuzz(findings, options, io, parts);
	const target = suite.target ?? fuzz.target;
	const said = new Map([...suite.said, ...fuzz.said]);
	const report = { ...reported(findings, said), startedAt, durationMs: Math.round(performance.now() - started) };
	const whole: ReplayReport = { ...report, ...(target === undefined ? {} : { target }) };
	await deliverRendered(
		(format, surface) =>
			format === "json" ? `${JSON.stringify(whole, undefined, "\t")}\n` : renderReplay(whole, surface),
		parsed.destinations,
		io,
	);
	return replayExitCode(whole);
}

function choiceOf({ target, config }: ReplayOptions): { target?: string; config?: string } {
	return { ...(target === undefined ? {} : { target }), ...(config === undefined ? {} : { config }) };
}

async function askSuite(
	findings: readonly StoredFinding[],
	options: ReplayOptions,
	io: Io,
	{ checks, openTarget }: ReplayParts,
): Promise<Asked> {
	const own = findings.filter((finding) => finding.kind === "check");
	const { planned, refused } = planChecks(own, checks);
	if (planned.length === 0) return { said: refused };
	const opened = await openTarget({ ...choiceOf(options), spares: sparesFor(planned.map(({ check }) => check)) }, io);
	try {
		await opened.ready();
		const { target, pace } = opened;
		const timeoutMs = options.timeout ?? pace.timeoutMs;
		const rate = options.rate ?? pace.rate;
		const concurrency = options.concurrency ?? pace.concurrency;
		const said = await replayChecks(planned, {
			target,
			...(timeoutMs === undefined ? {} : { timeoutMs }),
			...(rate === undefined ? {} : { rate }),
			...(concurrency === undefined ? {} : { concurrency }),
			// Nothing that is done to a gateway of our own harms anybody.
			allow: target.setup === "ours" ? harmless : (options.allow ?? []),
			signal: io.interrupted,
		});
		return { said: new Map([...refused, ...said]), target: { name: target.name, url: target.baseUrl } };
	} finally {
		await opened.close();
	}
}

async function askFuzz(
	findings: readonly StoredFinding[],
	options: ReplayOptions,
	io: Io,
	{ properties, openSurroundings }: ReplayParts,
): Promise<Asked> {
	const own = findings.filter((finding) => finding.kind === "property");
	const said = new Map<StoredFinding, Said>();
	if (own.length === 0) return { said };
	const { rate, concurrency, timeout } = options;
	const pace = {
		...(rate === undefined ? {} : { rate }),
		...(concurrency === undefined ? {} : { concurrency }),
		...(timeout === undefined ? {} : { timeout }),
	};
	const surroundings = await openSurroundings({ ...choiceOf(options), ...pace }, randomUUID(), io);
	try {
		for (const finding of own) {
			const interrupted: Said = { outcome: "ERROR", reason: "the run was interrupted" };
			said.set(finding, io.interrupted.aborted ? interrupted : await replayInput(finding, properties, surroundings));
		}
		const target = surroundings.target();
		return { said, ...(target === undefined ? {} : { target: { name: target.name, url: target.baseUrl } }) };
	} finally {
		await surroundings.close();
	}
}

function reported(
	findings: readonly StoredFinding[],
	said: ReadonlyMap<StoredFinding, Said>,
): Omit<ReplayReport, "startedAt" | "durationMs"> {
	const replayed = findings.map((finding) => {
		const { file, id, requirement, title, severity, target, expected, actual } = finding;
		const was = {
			...(target === undefined ? {} : { target }),
			...(expected === undefined ? {} : { expected }),
			...(actual === undefined ? {} : { actual }),
		};
		const outcome = said.get(finding);
		if (outcome === undefined) throw new Error(`${id} of ${file} was lost on the way.`);
		return { ...outcome, file, id, requirement, title, severity, was };
	});
	const count = (outcome: Said["outcome"]): number => replayed.filter((one) => one.outcome === outcome).length;
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		summary: { fixed: count("FIXED"), failed: count("FAILED"), error: count("ERROR") },
		findings: replayed,
	};
}
