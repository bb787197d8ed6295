import { XMLBuilder } from "fast-xml-parser";
import { groupBy } from "../report/group-by.ts";
import { legible } from "../report/legible.ts";
import { processFaults, type SignerReport } from "./report.ts";

type Element = Record<string, unknown>;

/** JUnit XML: a suite for each family of vectors, and one for what the signer's process did besides answering. */
export function renderSignerJunit(report: SignerReport): string {
	const families = groupBy(report.results, ({ scheme, family }) => `${scheme}/${family}`);
	const suites: Element[] = [...families].map(([name, results]) => ({
		"@name": name,
		"@tests": String(results.length),
		"@failures": String(results.filter(({ verdict }) => verdict === "fail").length),
		testcase: results.map(testcase),
	}));
	const faults = processFaults(report);
	if (faults.length > 0) {
		suites.push({
			"@name": "process",
			"@tests": String(faults.length),
			"@failures": String(faults.length),
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
			"@timestamp": report.startedAt,
			testsuite: suites,
		},
	});
}

function testcase({
	id,
	requirement,
	title,
	verdict,
	stage,
	expected,
	actual,
}: SignerReport["results"][number]): Element {
	const head = { "@classname": requirement, "@name": `${id} ${attribute(title)}` };
	if (verdict === "pass") {
		return head;
	}
	return {
		...head,
		failure: {
			"@message": attribute(actual ?? ""),
			"@type": stage ?? "",
			"#text": legible(`expected: ${expected}\nactual: ${actual}`),
		},
	};
}

function attribute(text: string): string {
	return legible(text).replaceAll("\n", " ");
}
