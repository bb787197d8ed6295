import { XMLBuilder } from "fast-xml-parser";
import { groupOf } from "../engine/requirements.ts";
import { groupBy } from "./group-by.ts";
import { legible } from "./legible.ts";
import { timesRun } from "./repeated-line.ts";
import type { Report, Result } from "./schema.ts";
import { isBrokenWaiver, waiverSentence } from "./waiver-lines.ts";

type Element = Record<string, unknown>;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** Attribute values are one line. */
function message(text: string | undefined): string {
	return legible(text ?? "").replaceAll("\n", " ");
}

function details({ expected, actual, references, evidence }: Result): string {
	const lines = [
		["expected", expected],
		["actual", actual],
		["references", references?.join(", ")],
		["curl", evidence?.curl],
		["replay", evidence === undefined ? undefined : JSON.stringify(evidence.replay)],
	];
	return lines.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${legible(text)}`])).join("\n");
}

const bodies: Readonly<Record<Result["verdict"], (result: Result) => Element>> = {
	pass: () => ({}),
	fail: (result) => ({
		failure: { "@message": message(result.actual), "@type": result.severity, "#text": details(result) },
	}),
	warn: () => ({}),
	skip: ({ reason, remedy }) => ({
		skipped: { "@message": message(remedy === undefined ? reason : `${reason}; ${remedy}`) },
	}),
	inconclusive: (result) => ({
		error: { "@message": message(result.reason), "@type": "inconclusive", "#text": details(result) },
	}),
	error: (result) => ({ error: { "@message": message(result.reason), "@type": "error", "#text": details(result) } }),
};

/** What is waived must not fail whoever reads this, and has not passed either. */
function kindOf({ verdict, waiver }: Result): Result["verdict"] {
	return waiver === undefined ? verdict : "skip";
}

function waived({ verdict, waiver }: Result): Element | undefined {
	if (waiver === undefined) return undefined;
	const { owner, expires, reason, link } = waiver;
	return { skipped: { "@message": message(`${verdict}, waived by ${owner} until ${expires}: ${reason} (${link})`) } };
}

/** What fails nobody and is to be read all the same. */
function systemOut(result: Result): Element {
	const warning = kindOf(result) === "warn" ? `warning\n${details(result)}` : undefined;
	const lines = [warning, timesRun(result)].filter((text) => text !== undefined);
	return lines.length === 0 ? {} : { "system-out": legible(lines.join("\n")) };
}

function counts(results: readonly Result[]): Element {
	const number = (...verdicts: Result["verdict"][]): string =>
		String(results.filter((result) => verdicts.includes(kindOf(result))).length);
	return {
		"@tests": String(results.length),
		"@failures": number("fail"),
		"@errors": number("inconclusive", "error"),
		"@skipped": number("skip"),
	};
}

function testcase(result: Result): Element {
	return {
		"@classname": result.requirement,
		"@name": `${result.id} ${message(result.title)}`,
		"@time": seconds(result.durationMs),
		...(waived(result) ?? bodies[result.verdict](result)),
		...systemOut(result),
	};
}

/** What is wrong with the run and with no single check: that it proves nothing, and waivers that hold no more. */
function wholeRun({ inconclusive, waivers = [] }: Report): readonly Element[] {
	const run = (name: string, text: string, type: string): Element => ({
		"@classname": "run",
		"@name": name,
		error: { "@message": message(text), "@type": type },
	});
	return [
		...(inconclusive === undefined ? [] : [run("the run establishes something", inconclusive, "inconclusive")]),
		...waivers
			.filter(isBrokenWaiver)
			.map((waiver) => run(`the waiver of ${waiver.id} holds`, waiverSentence(waiver), waiver.state)),
	];
}

/**
 * JUnit XML: a suite for each group of requirements. What was skipped is skipped and not passed, and what could not
 * be established is an error; a run that proves nothing, or a waiver that holds no more, has a suite of its own that
 * says why.
 */
export function renderJunit(report: Report): string {
	const groups = groupBy(report.results, ({ requirement }) => groupOf(requirement));
	const suites: Element[] = [...groups].map(([group, results]) => ({
		"@name": group,
		...counts(results),
		"@time": seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
		"@timestamp": report.startedAt,
		testcase: results.map(testcase),
	}));
	const whole = wholeRun(report);
	if (whole.length > 0) {
		suites.push({
			"@name": "run",
			"@tests": String(whole.length),
			"@failures": "0",
			"@errors": String(whole.length),
			"@skipped": "0",
			"@timestamp": report.startedAt,
			testcase: whole,
		});
	}
	// Of skipped tests and of the time of day only the suites tell.
	const { "@failures": failures, "@errors": errors } = counts(report.results);
	const builder = new XMLBuilder({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		format: true,
		suppressEmptyNode: true,
	});
	return builder.build({
		"?xml": { "@version": "1.0", "@encoding": "UTF-8" },
		testsuites: {
			"@name": `countersign: ${message(report.target.name)}`,
			"@tests": String(report.results.length + whole.length),
			"@failures": failures,
			"@errors": String(Number(errors) + whole.length),
			"@time": seconds(report.durationMs),
			testsuite: suites,
		},
	});
}
