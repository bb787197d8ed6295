import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fakeReport, hostile } from "./fake-report.ts";
import { renderJunit } from "./junit.ts";
import type { Report } from "./schema.ts";

const Case = z.object({ "@name": z.string(), "@classname": z.string() }).loose();
const Suite = z
	.object({
		"@name": z.string(),
		"@tests": z.string(),
		"@errors": z.string(),
		"@skipped": z.string(),
		testcase: z.array(Case),
	})
	.loose();
const Document = z.object({
	testsuites: z
		.object({
			"@tests": z.string(),
			"@failures": z.string(),
			"@errors": z.string(),
			"@skipped": z.string(),
			testsuite: z.array(Suite),
		})
		.loose(),
});

function parse(report: Report) {
	const xml = renderJunit(report);
	expect(XMLValidator.validate(xml)).toBe(true);
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		parseAttributeValue: false,
		isArray: (name) => name === "testsuite" || name === "testcase",
	});
	return Document.parse(parser.parse(xml)).testsuites;
}

function caseOf(report: Report, id: string) {
	const found = parse(report)
		.testsuite.flatMap(({ testcase }) => testcase)
		.find((candidate) => candidate["@name"].startsWith(id));
	if (found === undefined) throw new Error(id);
	return found;
}

describe("a JUnit report", () => {
	it("has a suite for each group and counts what it holds", () => {
		const document = parse(fakeReport());
		expect(document.testsuite.map((suite) => suite["@name"])).toEqual(["HMAC-NONCE", "HMAC-SIG", "JWT-ALG", "FWD"]);
		expect(document).toMatchObject({ "@tests": "7", "@failures": "1", "@errors": "2", "@skipped": "2" });
		expect(document.testsuite.at(2)).toMatchObject({ "@tests": "2", "@skipped": "2", "@errors": "0" });
	});

	it("tells the verdicts apart", () => {
		const report = fakeReport();
		expect(caseOf(report, "HMAC-NONCE-01/serial")).not.toHaveProperty("failure");
		expect(caseOf(report, "HMAC-NONCE-01/parallel")).toHaveProperty("failure");
		expect(caseOf(report, "HMAC-SIG-02/x")).toHaveProperty("system-out");
		expect(caseOf(report, "JWT-ALG-01/x")).toHaveProperty("skipped");
		expect(caseOf(report, "FWD-01/x")).toMatchObject({ error: { "@type": "inconclusive" } });
		expect(caseOf(report, "FWD-02/x")).toMatchObject({ error: { "@type": "error" } });
	});

	it("carries hostile texts without a character that XML forbids", () => {
		const xml = renderJunit(fakeReport());
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
		expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/);
		expect(caseOf(fakeReport(), "HMAC-NONCE-01/parallel")).toMatchObject({
			failure: {
				"@message": expect.stringContaining(hostile.slice(0, 12)),
				"#text": expect.stringContaining("\\x1b[31m"),
			},
		});
	});

	it("has an error for a run that proves nothing", () => {
		const document = parse(fakeReport(undefined, "unreachable"));
		expect(document).toMatchObject({ "@tests": "8", "@errors": "3" });
		expect(document.testsuite.at(-1)).toMatchObject({
			"@name": "run",
			testcase: [{ error: { "@message": "unreachable" } }],
		});
	});
});
