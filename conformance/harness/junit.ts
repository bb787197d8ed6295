import { XMLBuilder } from "fast-xml-parser";
import { causeSentence, remediesOf } from "../diagnosis/index.ts";
import { groupBy } from "../report/group-by.ts";
import { legible } from "../report/legible.ts";
import { faultsOf, type SignerReport } from "./report.ts";

type Element = Record<string, unknown>;

/** JUnit XML: a suite for each family of vectors, and one for what the signer's process did besides answering. */
export function renderSignerJunit(report: SignerReport): string {
	const families = groupBy(report.results, ({ scheme, family }) => `${scheme}/${family}`);
	const suites: Element[] = [...families].map(([name, results]) => ({
		"@name": name,
		"@tests": String(results.length),
		"@failures": String(results.filter(({ verdict }) => verdict === "fail").length),
		"@errors": "0",
		"@timestamp": report.startedAt,
		testcase: results.map((result) => testcase(result, report)),
	}));
	const faults = faultsOf(report);
	if (faults.length > 0) {
		suites.push({
			"@name": "process",
			"@tests": String(faults.length),
			"@failures": String(faults.length),
			"@errors": "0",
			"@timestamp": report.startedAt,
			testcase: faults.map((fault, index) => ({
				"@classname": "process",
				"@name": `fault ${index + 1}`,
				failure: { "@message": attribute(fault) },
			})),
		});
	}
	const builder = new XMLBuilder({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		format: true,
		suppressEmptyNode: true,
	});
	return builder.build({
		"?xml": { "@version": "1.0", "@encoding": "UTF-8" },
		testsuites: {
			"@name": "countersign: vectors check",
			"@tests": String(report.summary.total + faults.length),
			"@failures": String(report.summary.fail + faults.length),
			"@time": (report.durationMs / 1000).toFixed(3),
			testsuite: suites,
		},
	});
}

function testcase(result: SignerReport["results"][number], report: SignerReport): Element {
	const { id, requirement, title, verdict, stage, expected, actual } = result;
	const head = { "@classname": requirement, "@name": `${id} ${attribute(title)}` };
	if (verdict === "pass") {
		return head;
	}
	const causes = report.diagnosis.causes.filter(({ vectors }) => vectors.includes(id));
	const sentences = causes.map(causeSentence);
	const advice = causes.flatMap((cause) => [`cause: ${causeSentence(cause)}`, ...remediesOf(cause)]);
	return {
		...head,
		failure: {
			"@message": attribute(sentences.length > 0 ? sentences.join(" ") : (actual ?? "")),
			"@type": stage ?? "",
			"#text": legible([`expected: ${expected}`, `actual: ${actual}`, ...advice].join("\n")),
		},
	};
}

function attribute(text: string): string {
	return legible(text).replaceAll("\n", " ");
}
