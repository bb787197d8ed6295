import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { RunnerConfig } from "../config/index.ts";
import { withoutComments } from "../config/json-with-comments.ts";
import type { Check, Need } from "../engine/check.ts";
import { readSpecification } from "../engine/requirements.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import {
	type Asker,
	Cancelled,
	commentedJson,
	configDocument,
	errorsOf,
	notesOf,
	pathsFrom,
	plainJson,
	remarksOn,
} from "../init/index.ts";
import { writeWhole } from "../report/index.ts";
import { interview, type Learnt, Unreachable } from "./init-interview.ts";
import { Meeting, type MeetingParts } from "./init-meeting.ts";
import { type InitOptions, toldAnswers } from "./init-options.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** What the command is made of; replaced in tests. */
export interface InitParts {
	/** None where there is no terminal. */
	asker: Asker | undefined;
	/** Those that the comments count. */
	checks: readonly Check[];
	meeting: MeetingParts;
}

/**
 * `countersign init`: asks operator and target what a config has to say, and writes it with comments. Nothing is written
 * before everything is known, and no file is replaced unless told. Throws `UsageError` and `ConfigError`.
 */
export async function init(options: InitOptions, io: Io, parts: InitParts): Promise<ExitCode> {
	const told = toldAnswers(options, io);
	const path = options.output === "-" ? undefined : resolve(io.cwd, options.output);
	if (path !== undefined && options.force !== true && existsSync(path)) throw occupied(options.output);
	const meeting = new Meeting(io, parts.meeting);
	try {
		const learnt = await interview(told, {
			io,
			asker: options.yes === true ? undefined : parts.asker,
			takesUsual: options.yes === true,
			meeting: options.probe ? meeting : undefined,
		});
		const text = configText(learnt, path, io, parts);
		await deliver(text, path, options, io);
		await io.stderr.write(remarkLines(learnt, meeting));
		if (path !== undefined) await io.stdout.write(nextSteps(learnt, options.output));
		return exitCodes.clean;
	} catch (error) {
		if (error instanceof Cancelled) await io.stderr.write("Nothing was written.\n");
		else if (error instanceof Unreachable) await io.stderr.write(`${error.message}\n${goOn}\n`);
		else throw error;
		return exitCodes.inconclusive;
	}
}

const goOn = "Nothing was written. --no-probe writes a config without asking the target.";

function occupied(file: string): UsageError {
	return new UsageError(`${file} is there already: --force replaces it, --output FILE writes another one.`);
}

function configText({ answers, sightings }: Learnt, path: string | undefined, io: Io, parts: InitParts): string {
	const errors = answers.errors ?? errorsOf(sightings, readSpecification()) ?? "any";
	const day = new Date(parts.meeting.now() * 1000).toISOString().slice(0, 10);
	const folder = path === undefined ? io.cwd : dirname(path);
	const document = configDocument({
		answers: pathsFrom(folder, io.cwd, { ...answers, errors }),
		notes: notesOf(sightings, "x-request-id", day),
		checksFor: (...needs) => worthOf(parts.checks, needs),
	});
	// Comments are read again in files of that name only.
	const isPlain = path !== undefined && !path.endsWith(".jsonc");
	const text = isPlain ? plainJson(document) : commentedJson(head(answers.target), document);
	// What would not be read again must not be written.
	RunnerConfig.parse(JSON.parse(withoutComments(text)));
	return text;
}

function head(target: string): string {
	return [
		`What \`countersign conform\` is given to test ${target}. Each member that begins with // is left out as yet: take the slashes away to use it.`,
		"Secrets never stand here, only where they are. Every member is described by: countersign schema config",
	].join("\n");
}

const ownGatewayOnly: readonly Need[] = ["environment", "fresh", "keystore", "lab", "short-limits"];

/** How many checks that can run on a gateway of one's own need one of these. */
function worthOf(checks: readonly Check[], needs: readonly Need[]): string {
	const candidates = checks.filter((check) => !check.needs.some((need) => ownGatewayOnly.includes(need)));
	const { length } = candidates.filter((check) => check.needs.some((need) => needs.includes(need)));
	return length === 0 ? "" : length === 1 ? "1 check needs it." : `${length} checks need it.`;
}

async function deliver(text: string, path: string | undefined, options: InitOptions, io: Io): Promise<void> {
	if (io.interrupted.aborted) throw new Cancelled();
	if (path === undefined) return io.stdout.write(text);
	try {
		writeWhole(path, text, { replaces: options.force === true });
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw code === "EEXIST"
			? occupied(options.output)
			: new UsageError(`${options.output} could not be written (${code}).`);
	}
}

function remarkLines({ answers, sightings, unavailable }: Learnt, meeting: Meeting): string {
	const remarks = [...unavailable, ...remarksOn(sightings, answers)];
	return remarks.map((remark) => `\n${meeting.clean(remark)}\n`).join("");
}

function nextSteps({ answers: { echo, issuerControl } }: Learnt, file: string): string {
	const ports = [
		...(echo === undefined || echo === "" ? [] : [`--echo-port ${portOf(echo)}`]),
		...(issuerControl === undefined ? [] : [`--issuer-port ${portOf(issuerControl)}`]),
	];
	const peers = ports.length === 0 ? [] : [`First, in another shell: countersign peers ${ports.join(" ")}`];
	return [
		`${file} is written.`,
		...peers,
		`What would run:  countersign conform --config ${file} --dry-run`,
		`To run it:       countersign conform --config ${file}`,
		"",
	].join("\n");
}

function portOf(origin: string): string {
	const { port, protocol } = new URL(origin);
	return port === "" ? (protocol === "https:" ? "443" : "80") : port;
}
