import pc from "picocolors";
import {
	causeSentence,
	type Finding,
	firstDivergence,
	type RequestExplanation,
	remediesOf,
	requirementsOf,
} from "../diagnosis/index.ts";
import { legible, wrap } from "../report/legible.ts";
import type { Surface } from "./deliver.ts";

type Colors = ReturnType<typeof pc.createColors>;

/** For a person with a request that is refused: the verdict, why, the string to sign line by line, and what was looked at. */
export function renderExplanation(explanation: RequestExplanation, { color, width }: Surface): string {
	const colors = pc.createColors(color);
	const sections = [
		[colors.bold(shown(explanation.request))],
		verdictLines(explanation, colors, width),
		causeLines(explanation, colors, width),
		findingLines(explanation.findings, colors),
		stringLines(explanation, colors),
		noteLines(explanation, width),
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join("\n"))
		.join("\n\n")}\n`;
}

function verdictLines(
	{ verifies, answer, scheme, signed }: RequestExplanation,
	colors: Colors,
	width: number,
): string[] {
	const answered = answer === undefined ? "" : ` A gateway answers ${answer.status} ${answer.code}.`;
	if (verifies === undefined) {
		const text =
			signed === undefined ? "The string that you gave is right" : "The string that you gave is not the one to sign";
		return wrap(`${text} under ${scheme}. Without the secret the signature is not judged.`, width).map(
			signed === undefined ? colors.green : colors.red,
		);
	}
	return verifies
		? [colors.green(`It verifies under ${scheme}.`)]
		: wrap(`It does not verify under ${scheme}.${answered}`, width).map(colors.red);
}

function causeLines(
	{ causes, open, isSignedGiven, complete }: RequestExplanation,
	colors: Colors,
	width: number,
): string[] {
	const lines = causes.flatMap((cause, index) => {
		const next = causes[index + 1];
		const remedy = remedyLines(cause, colors, width);
		// What mends the next one too is said once, below it.
		const isSaidBelow = next !== undefined && remedyLines(next, colors, width).join() === remedy.join();
		return [...wrap(causeSentence(cause), width).map(colors.bold), ...(isSaidBelow ? [] : remedy)];
	});
	if (lines.length > 0) lines.unshift(colors.dim("Byte for byte, what you sent comes out of this:"));
	if (open === undefined) {
		return complete ? lines : [...lines, colors.dim("There was no time to try what else may come to the same.")];
	}
	const tried = complete ? "No known mistake, alone or with another," : "No known mistake that there was time to try";
	const advice =
		open === "string" || isSignedGiven
			? ""
			: " Give the string that your program signs with --string-to-sign FILE, and see that the secret is the one of this key.";
	return [...lines, ...wrap(`${tried} makes this ${open}.${advice}`, width).map(colors.bold)];
}

function remedyLines(cause: RequestExplanation["causes"][number], colors: Colors, width: number): string[] {
	return [
		...remediesOf(cause).flatMap((remedy) => wrap(remedy, width - 2).map((line) => `  ${line}`)),
		colors.dim(`  ${requirementsOf(cause).join(", ")}`),
	];
}

/** The string to sign with the names of its lines, and beside it what was signed instead. */
function stringLines({ lines, signed, isSignedGiven, scheme }: RequestExplanation, colors: Colors): string[] {
	const wide = Math.max(...lines.map(({ title }) => title.length), "you signed".length);
	const theirs = signed?.split("\n") ?? [];
	const isBeside = theirs.length === lines.length;
	const rows = lines.flatMap(({ title, text }, index) => {
		const row = `  ${String(index + 1).padStart(2)}  ${title.padEnd(wide)}  ${valued(text, colors)}`;
		const other = theirs[index];
		return !isBeside || other === undefined || other === text
			? [row]
			: [row, colors.yellow(`      ${"you signed".padEnd(wide)}  `) + valued(other, colors)];
	});
	const heading = colors.dim(`The string to sign under ${scheme}, lines joined by a line feed`);
	return signed === undefined || isBeside
		? [heading, ...rows]
		: [heading, ...rows, "", ...apart(lines, signed, theirs, isSignedGiven, colors)];
}

/** A string of another number of lines, by itself. */
function apart(
	lines: RequestExplanation["lines"],
	signed: string,
	theirs: readonly string[],
	isGiven: boolean,
	colors: Colors,
): string[] {
	const right = lines.map(({ text }) => text).join("\n");
	const divergence = firstDivergence(
		lines.map(({ title }) => title),
		right,
		signed,
	);
	return [
		colors.dim(isGiven ? "The string that you gave" : "The string that you signed"),
		...theirs.map((line, index) => `  ${String(index + 1).padStart(2)}  ${valued(line, colors)}`),
		...(divergence === undefined
			? []
			: [
					`It differs first in: ${divergence.stage}`,
					`  expected  ${shown(divergence.expected)}`,
					`  ${isGiven ? "given   " : "signed  "}  ${shown(divergence.actual)}`,
				]),
	];
}

/** A line as it is; quoted where white space at its ends or a control character would not show. */
function valued(text: string, { dim }: Colors): string {
	if (text === "") return dim("(empty)");
	return /^\s|\s$|[\p{Cc}]/u.test(text) ? shown(JSON.stringify(text)) : shown(text);
}

function shown(text: string): string {
	return legible(text).replaceAll("\n", "\\n");
}

function findingLines(findings: readonly Finding[], { green, red, dim }: Colors): string[] {
	const wide = Math.max(...findings.map(({ stage }) => stage.length));
	return findings.map(({ stage, ok, text }) => {
		const mark = ok === undefined ? dim("?") : ok ? green("✓") : red("✗");
		const [first = "", ...more] = legible(text).split("\n");
		return [`  ${mark} ${stage.padEnd(wide)}  ${first}`, ...more.map((line) => `    ${" ".repeat(wide)}${line}`)].join(
			"\n",
		);
	});
}

function noteLines({ notes }: RequestExplanation, width: number): string[] {
	return notes.flatMap((note) =>
		wrap(legible(note), width - 2).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
	);
}
