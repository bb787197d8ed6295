import { z } from "zod";
import { loadWholeScheme } from "../config/scheme.ts";
import { explainRequest } from "../diagnosis/index.ts";
import { Redactor } from "../engine/redact.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { renderExplanation } from "./explanation-text.ts";
import { givenSecret, type SecretOptions } from "./given-secret.ts";
import { type Io, wantsColor } from "./io.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { readSentRequest, type SentInputOptions } from "./sent-input.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign explain`, parsed. */
export interface ExplainOptions extends SentInputOptions, SecretOptions {
	scheme?: string;
	/** Unix seconds, or an ISO 8601 date. */
	now?: string;
	stringToSign?: string;
	as?: "text" | "json";
}

/** What an explanation takes from the moment; replaced in tests. */
export interface ExplainMoment {
	stdin: InputSource["stdin"];
	/** Unix milliseconds. */
	now(): number;
	/** Milliseconds from any point on, for the time that the search may take. */
	elapsed(): number;
}

/** How long known mistakes are tried: on a machine that has nothing else to do all of them take about one second. */
const searchMs = 5000;

/**
 * `countersign explain`: says whether a request verifies, what its string to sign is, and which known mistake makes the
 * signature that it has. Exit code 0: it verifies (without secret: the string is right), 1: it does not.
 */
export async function explain(options: ExplainOptions, io: Io, moment: ExplainMoment): Promise<ExitCode> {
	const source = onceOnly({ cwd: io.cwd, stdin: moment.stdin });
	const request = await readSentRequest(options, source);
	const scheme = loadWholeScheme(options.scheme ?? "countersign-v1", io.cwd, "--scheme");
	const given = await givenSecret(options, io, source);
	const stringToSign = options.stringToSign === undefined ? undefined : await readInput(options.stringToSign, source);
	if (given === undefined && stringToSign === undefined) {
		throw new UsageError(
			"No secret: set COUNTERSIGN_SECRET, or use --secret-env NAME or --secret-file FILE. Without one, --string-to-sign FILE compares your string.",
		);
	}
	const secret = given?.reveal();
	const end = moment.elapsed() + searchMs;
	const explanation = explainRequest({
		request,
		scheme,
		secret,
		nowMs: options.now === undefined ? moment.now() : timeOf(options.now),
		...(stringToSign === undefined ? {} : { stringToSign: stringToSign.toString("latin1") }),
		limits: { most: 2, expired: () => moment.elapsed() > end },
	});
	const redactor = new Redactor(secret === undefined ? [] : spellingsOf(secret));
	const shown = redactor.value(explanation) as typeof explanation;
	const text =
		options.as === "json"
			? `${JSON.stringify({ schemaVersion: 1, ...shown }, undefined, "\t")}\n`
			: renderExplanation(shown, { color: wantsColor(io.stdout, io.env), width: io.stdout.columns });
	await io.stdout.write(redactor.text(text));
	const holds = explanation.verifies ?? (explanation.signed === undefined && explanation.causes.length === 0);
	return holds ? exitCodes.clean : exitCodes.findings;
}

/** A secret as signers may have spelt it, so that none of it is shown. */
function spellingsOf(secret: string): readonly string[] {
	const trimmed = secret.trim().replace(/^(["'`])(.*)\1$/s, "$2");
	return [secret, trimmed, trimmed.toLowerCase(), trimmed.toUpperCase()];
}

/** Standard input can be read once: a second `-` is a mistake. */
function onceOnly(source: InputSource): InputSource {
	let used = false;
	return {
		cwd: source.cwd,
		stdin: () => {
			if (used) throw new UsageError("Standard input can be read only once: give one of the inputs as a file.");
			used = true;
			return source.stdin();
		},
	};
}

const Iso = z.iso.datetime({ offset: true });

function timeOf(text: string): number {
	if (/^\d{1,11}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
	const iso = Iso.safeParse(text);
	if (iso.success) return Date.parse(iso.data);
	throw new UsageError("--now: expected Unix seconds, or a date such as 2026-01-01T00:00:00Z.");
}
