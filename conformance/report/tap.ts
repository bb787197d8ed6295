import { legible } from "./legible.ts";
import type { RenderOptions } from "./render-options.ts";
import { timesRun } from "./repeated-line.ts";
import type { Report, Result } from "./schema.ts";
import { isBrokenWaiver, waiverSentence } from "./waiver-lines.ts";

type TapOptions = Pick<RenderOptions, "textOf" | "command">;

/**
 * One line, in which nothing is taken for a directive or for a line of its own. A brace at its end begins a subtest
 * for readers of the older form.
 */
function oneLine(text: string): string {
	return legible(text)
		.replaceAll("\n", " ")
		.replace(/\{\s*$/, "\\x7b")
		.replaceAll("\\", "\\\\")
		.replaceAll("#", "\\#");
}

/** A text as a scalar of YAML: the strings of JSON are strings of YAML. */
const scalar = (text: string): string => JSON.stringify(legible(text));

interface Point {
	ok: boolean;
	description: string;
	directive?: { name: "SKIP" | "TODO"; reason: string };
	/** Lines of the YAML block. */
	details: Readonly<Record<string, string | undefined>>;
}

function directiveOf({ verdict, waiver, reason, remedy }: Result): Point["directive"] {
	if (waiver !== undefined) {
		const { owner, expires, reason: why, link } = waiver;
		return { name: "TODO", reason: `waived by ${owner} until ${expires}: ${why} (${link})` };
	}
	if (verdict === "skip") {
		return { name: "SKIP", reason: `${reason ?? "no reason"}${remedy === undefined ? "" : `; ${remedy}`}` };
	}
	// Breaking a SHOULD is told and fails nobody, which is what a TODO is to those who read TAP.
	return verdict === "warn" ? { name: "TODO", reason: "a SHOULD" } : undefined;
}

function pointOf(result: Result, { textOf, command }: TapOptions, seed: string): Point {
	const { id, requirement, verdict, title, severity, reason, expected, actual, references, evidence } = result;
	const directive = directiveOf(result);
	const repeated = timesRun(result);
	const silent = verdict === "pass" || verdict === "skip";
	return {
		ok: silent,
		description: `${id} ${title}`,
		...(directive === undefined ? {} : { directive }),
		details: silent
			? { repeated }
			: {
					verdict,
					severity,
					requirement: textOf(requirement),
					reason,
					expected,
					actual,
					references: references?.join(", "),
					curl: evidence?.curl,
					repeated,
					repeat: `${command} --seed ${seed} --only ${id}`,
				},
	};
}

/** What is wrong with the run and with no single check. */
function pointsOfRun({ inconclusive, waivers = [] }: Report): readonly Point[] {
	const whole = { ok: false, description: "the run establishes something", details: { reason: inconclusive } };
	const broken = waivers.filter(isBrokenWaiver).map((waiver) => ({
		ok: false,
		description: `the waiver of ${waiver.id} holds`,
		details: { reason: waiverSentence(waiver) },
	}));
	return [...(inconclusive === undefined ? [] : [whole]), ...broken];
}

function lines({ ok, description, directive, details }: Point, number: number): readonly string[] {
	const suffix = directive === undefined ? "" : ` # ${directive.name} ${oneLine(directive.reason)}`;
	const told = Object.entries(details).flatMap(([name, text]) =>
		text === undefined ? [] : [`  ${name}: ${scalar(text)}`],
	);
	return [
		`${ok ? "ok" : "not ok"} ${number} - ${oneLine(description)}${suffix}`,
		...(told.length === 0 ? [] : ["  ---", ...told, "  ..."]),
	];
}

/**
 * TAP version 14, a test point for each check. What was skipped is `SKIP`; a broken SHOULD and what is waived are
 * `TODO`, which tell and do not fail; what could not be established is not ok. A run that proves nothing, and a waiver
 * that holds no more, have test points of their own.
 */
export function renderTap(report: Report, options: TapOptions): string {
	const points = [...report.results.map((result) => pointOf(result, options, report.seed)), ...pointsOfRun(report)];
	return ["TAP version 14", `1..${points.length}`, ...points.flatMap((point, at) => lines(point, at + 1)), ""].join(
		"\n",
	);
}
