import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { Property } from "../../fuzz/property.ts";
import type { OpensSurroundings } from "../../fuzz/surroundings.ts";
import { packageVersion } from "../data.ts";
import type { Allowance, Check } from "../engine/check.ts";
import type { Edge } from "../engine/edges.ts";
import { atOnce, interruption } from "../engine/interruption.ts";
import { sparesFor } from "../engine/spares.ts";
import type { ExitCode } from "../engine/verdict.ts";
import {
	findingsOf,
	planChecks,
	type ReplayReport,
	renderReplay,
	replayChecks,
	replayExitCode,
	replayFormats,
	replayInput,
	type Said,
	type StoredFinding,
} from "../replay/index.ts";
import { parseDestinations } from "../report/index.ts";
import { deliverRendered, prepareDestinations } from "./deliver.ts";
import { checkEdges } from "./edges.ts";
import type { Io } from "./io.ts";
import { keepingSignals } from "./keeping-signals.ts";
import type { OpensTarget } from "./open-target.ts";
import { requireKnowing } from "./production.ts";
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
	/** Where else the target is reached. */
	edge?: readonly Edge[];
	/** What may disturb a target is meant to be done on one that looks like production. */
	iKnow?: boolean;
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
	const parsed = parseDestinations(options.reporter ?? [], replayFormats);
	if (!parsed.ok) throw new UsageError(parsed.message);
	checkEdges(options);
	const files = options.files.map((file) => ({ path: resolve(io.cwd, file), file }));
	const findings = await findingsOf(files, parts.properties);
	prepareDestinations(parsed.destinations, io);
	const started = performance.now();
	const startedAt = new Date().toISOString();
	const suite = await unlessCutShort(findings, "check", io, () => askSuite(findings, options, io, parts));
	const fuzz = await unlessCutShort(findings, "property", io, () => askFuzz(findings, options, io, parts));
	const target = suite.target ?? fuzz.target;
	const said = new Map([...suite.said, ...fuzz.said]);
	const report = { ...reported(findings, said), startedAt, durationMs: Math.round(performance.now() - started) };
	const interrupted = io.interrupted.aborted ? ({ interrupted: true } as const) : {};
	const whole: ReplayReport = { ...report, ...interrupted, ...(target === undefined ? {} : { target }) };
	await deliverRendered(
		(format, surface) =>
			format === "json" ? `${JSON.stringify(whole, undefined, "\t")}\n` : renderReplay(whole, surface),
		parsed.destinations,
		io,
	);
	return replayExitCode(whole);
}

/** What was asked, or that none of these findings were, because of an interruption. */
async function unlessCutShort(
	findings: readonly StoredFinding[],
	kind: StoredFinding["kind"],
	io: Io,
	ask: () => Promise<Asked>,
): Promise<Asked> {
	try {
		return await ask();
	} catch (error) {
		if (!io.interrupted.aborted) throw error;
		const own = findings.filter((finding) => finding.kind === kind);
		return { said: new Map(own.map((finding) => [finding, { outcome: "ERROR", reason: interruption }])) };
	}
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
	const edges = options.edge === undefined ? {} : { edges: options.edge };
	const choice = { ...choiceOf(options), ...edges, spares: sparesFor(planned.map(({ check }) => check)) };
	const opened = await atOnce(openTarget(choice, io), io.interrupted);
	try {
		const { target, pace } = opened;
		requireKnowing(
			target,
			planned.map(({ check }) => check),
			options,
		);
		await atOnce(opened.ready(), io.interrupted);
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
	const opening = openSurroundings({ ...choiceOf(options), ...pace }, randomUUID(), io);
	const surroundings = await atOnce(opening, io.interrupted);
	try {
		for (const finding of own) {
			const interrupted: Said = { outcome: "ERROR", reason: interruption };
			const ask = () => keepingSignals(() => replayInput(finding, properties, surroundings));
			said.set(finding, io.interrupted.aborted ? interrupted : await ask());
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
