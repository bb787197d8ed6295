import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import { expect } from "vitest";
import { validateXML } from "xmllint-wasm";
import { z } from "zod";

/** What Jenkins takes (its xUnit plugin), which is that of Maven Surefire and of what else writes JUnit files. */
const schema = readFileSync(new URL("fixtures/junit-10.xsd", import.meta.url), "utf8");

const Case = z.object({ "@name": z.string(), "@classname": z.string() }).loose();
const Suite = z.object({ "@name": z.string(), "@tests": z.string(), testcase: z.array(Case) }).loose();
const Document = z.object({ testsuites: z.object({ testsuite: z.array(Suite) }).loose() });

/** What keeps a text from being a JUnit file, as libxml2 says it, which has no part in how we write one. */
export async function faultsOfJunit(contents: string): Promise<readonly string[]> {
	const { errors } = await validateXML({ xml: { fileName: "junit.xml", contents }, schema });
	return errors.map(({ message }) => message);
}

/** A JUnit file with its attributes under `@`; fails the test if it is none. */
export async function readJunit(contents: string) {
	expect(await faultsOfJunit(contents)).toEqual([]);
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		parseAttributeValue: false,
		isArray: (name) => name === "testsuite" || name === "testcase",
	});
	return Document.parse(parser.parse(contents)).testsuites;
}
