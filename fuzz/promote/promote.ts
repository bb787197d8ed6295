import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Io } from "../../conformance/cli/io.ts";
import { UsageError } from "../../conformance/cli/usage-error.ts";
import { type ExitCode, exitCodes } from "../../conformance/engine/verdict.ts";
import { makeFolder } from "../../conformance/report/index.ts";
import { asCheck } from "./as-check.ts";
import { asRegression } from "./as-regression.ts";
import { asVector } from "./as-vector.ts";
import { findingsOfFault } from "./chosen-fault.ts";
import { type Found, findingsIn, type Promoted } from "./found.ts";

/** What a finding can be made into. */
const promotions = ["regression", "check", "vector"] as const;
type Promotion = (typeof promotions)[number];

/** The options of `countersign promote`, parsed. */
export interface PromoteOptions {
	files: readonly string[];
	as: Promotion;
	/** What was wrong, as a sentence. */
	note: string;
	/** Of one of several faults, or of what it has in common with those that look like it. */
	fault?: string;
	/** A folder. */
	into?: string;
	/** Lower-case words with dashes: of the file, and in the id. */
	name?: string;
}

/** What the command is made of; replaced in tests. */
export interface PromoteParts {
	/** Where regressions go unless told; undefined where this is no checkout of the project. */
	readonly regressions: string | undefined;
}

const makers: Readonly<Record<Promotion, (found: Found, words: { note: string; name: string }) => Promoted>> = {
	regression: asRegression,
	check: asCheck,
	vector: asVector,
};

const articles: Readonly<Record<Promotion, string>> = {
	regression: "a regression",
	check: "a check",
	vector: "a vector",
};

/**
 * `countersign promote`: a finding that was kept becomes a counterexample that every run judges, a check, or a vector.
 * Writes a file, or to standard output what belongs into a file that is there, and never over anything. Throws
 * `UsageError` and `ConfigError`.
 */
export async function promote(options: PromoteOptions, io: Io, { regressions }: PromoteParts): Promise<ExitCode> {
	const { as, files } = options;
	const chosen = findingsOfFault(
		files.flatMap((file) => findingsIn(resolve(io.cwd, file), file)),
		options,
	);
	const into = folderFor(options, io, regressions);
	const made = chosen.map((found, at) => ({
		found,
		promoted: makers[as](found, wordsFor(found, at, chosen, options)),
	}));
	const able = made.filter(({ promoted }) => promoted.ok);
	// A regression is of the property that judges it; a check or a vector says the same whoever found it.
	const taken = as === "regression" ? able : able.slice(0, 1);
	if (taken.length === 0) throw new UsageError(made.map((one) => unable(one, options)).join("\n"));
	const ready = taken.flatMap(({ promoted }) => (promoted.ok ? [promoted] : []));
	if (into === undefined) await io.stdout.write(ready.map(({ text }) => text).join("\n"));
	else writeNew(into, ready);
	for (const { name, remarks } of ready) {
		const place = into === undefined ? [] : [`written to ${join(into, name)}`];
		await io.stderr.write([...place, ...remarks].map((line) => `${line}\n`).join(""));
	}
	return exitCodes.clean;
}

function folderFor({ as, into }: PromoteOptions, { cwd }: Io, regressions: string | undefined): string | undefined {
	if (into !== undefined) return resolve(cwd, into);
	if (as !== "regression") return undefined;
	if (regressions === undefined) {
		throw new UsageError(
			"Say with --into where the regression goes: CORPUS/regressions of the folder that you give to fuzz --corpus, which judges it first.",
		);
	}
	return regressions;
}

/** Ids and files are named alike, and differently where one fault becomes several of them. */
function wordsFor(
	{ property, finding }: Found,
	at: number,
	chosen: readonly Found[],
	{ as, name, note }: PromoteOptions,
): { note: string; name: string } {
	const hash = finding.fault.slice(finding.requirement.length + 1).toLowerCase();
	const usual = as === "regression" ? `${property}-${finding.fault.toLowerCase()}` : `fuzzed-${hash}`;
	const own = name ?? usual;
	const isShared = chosen.some((other, place) => place < at && (name !== undefined || other.property === property));
	return { note, name: as === "regression" && isShared ? `${own}-${at + 1}` : own };
}

/** Why a finding cannot be what is wanted, and what it can be. */
function unable({ found, promoted }: { found: Found; promoted: Promoted }, options: PromoteOptions): string {
	const { as, note } = options;
	const { fault } = found.finding;
	const words = { note, name: "tried" };
	const others = promotions.filter((other) => other !== as && makers[other](found, words).ok);
	const instead =
		others.length === 0
			? "It can become nothing else either."
			: `It can become ${others.map((one) => articles[one]).join(" or ")} (--as ${others.join(", --as ")}).`;
	const reason = promoted.ok ? "" : promoted.reason;
	return `${found.file}: ${fault} by ${found.property} cannot become ${articles[as]}: ${reason}. ${instead}`;
}

/** Writes all of them, or none where one is there. */
function writeNew(folder: string, files: readonly { name: string; text: string }[]): void {
	const there = files.map(({ name }) => join(folder, name)).find((place) => existsSync(place));
	if (there !== undefined) throw new UsageError(`${there} is there already. Give another --name, or another --into.`);
	try {
		makeFolder(folder);
		for (const { name, text } of files) writeFileSync(join(folder, name), text, { flag: "wx" });
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
		if (code === undefined) throw error;
		throw new UsageError(`${folder} cannot be written (${code}). Name a folder that can be with --into.`);
	}
}
