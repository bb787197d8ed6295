import { XMLBuilder } from "fast-xml-parser";
import { groupOf } from "../engine/requirements.ts";
import { groupBy } from "./group-by.ts";
import { legible } from "./legible.ts";
import type { Report, Result } from "./schema.ts";

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
	warn: (result) => ({ "system-out": `warning\n${details(result)}` }),
	skip: ({ reason, remedy }) => ({
		skipped: { "@message": message(remedy === undefined ? reason : `${reason}; ${remedy}`) },
	}),
	inconclusive: (result) => ({
		error: { "@message": message(result.reason), "@type": "inconclusive", "#text": details(result) },
	}),
	error: (result) => ({ error: { "@message": message(result.reason), "@type": "error", "#text": details(result) } }),
};

function counts(results: readonly Result[]): Element {
	const number = (...verdicts: Result["verdict"][]): string =>
		String(results.filter(({ verdict }) => verdicts.includes(verdict)).length);
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
		...bodies[result.verdict](result),
	};
}

/**
 * JUnit XML: a suite for each group of requirements. What was skipped is skipped and not passed, and what could not
 * be established is an error; a run that proves nothing has a suite of its own that says why.
 */
export function renderJunit(report: Report): string {
	const groups = groupBy(report.results, ({ requirement }) => groupOf(requirement));
	const suites: Element[] = [...groups].map(([group, results]) => ({
		"@name": group,
		...counts(results),
		"@time": seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
		testcase: results.map(testcase),
	}));
	const whole = report.inconclusive === undefined ? 0 : 1;
	if (whole === 1) {
		suites.push({
			"@name": "run",
			"@tests": "1",
			"@failures": "0",
			"@errors": "1",
			"@skipped": "0",
			testcase: {
				"@classname": "run",
				"@name": "the run establishes something",
				error: { "@message": message(report.inconclusive), "@type": "inconclusive" },
			},
		});
	}
	const total = counts(report.results);
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
			...total,
			"@tests": String(report.results.length + whole),
			"@errors": String(Number(total["@errors"]) + whole),
			"@time": seconds(report.durationMs),
			"@timestamp": report.startedAt,
			testsuite: suites,
		},
	});
}
