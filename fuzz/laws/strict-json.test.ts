import { describe, expect, it } from "vitest";
import { jsonBytes } from "../arbitraries/json-text.ts";
import { checkable } from "../checkable.ts";
import { Unjudged } from "../law.ts";
import { coreObjectParser } from "../subjects/token-judge.ts";
import { type ObjectParser, objectsAreReadStrictly } from "./strict-json.ts";

const search = (parse: ObjectParser) =>
	checkable(jsonBytes, objectsAreReadStrictly(parse)).search({ seed: 20_260_112, runs: 6000 });
const parsed = (bytes: Uint8Array): unknown => {
	try {
		const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
};

/** What a law says, where nothing is said if nothing was judged. */
function orUnjudged(judge: () => unknown): unknown {
	try {
		return judge();
	} catch (error) {
		if (error instanceof Unjudged) return undefined;
		throw error;
	}
}

describe("a JSON object is read strictly", () => {
	it("by the core", async () => {
		expect(await search(coreObjectParser)).toMatchObject({ kind: "held" });
	});

	it.each(["\\u0061", "\\n"])("and a runtime that misreads the name %s shows nothing of a parser", (name) => {
		const law = objectsAreReadStrictly(coreObjectParser);
		// Of a name of its own, since a shape is read before another one with the same beginning.
		const hexOf = (last: string): string => Buffer.from(`{"before ${name.slice(1)}":0,"${last}":0}`).toString("hex");
		expect(law(hexOf("\\\\"))).toBeUndefined();
		// A runtime without the defect lets the law judge, and it holds.
		expect(orUnjudged(() => law(hexOf(name)))).toBeUndefined();
		const wrong = objectsAreReadStrictly(() => ({ before: 0, other: 0 }));
		expect(wrong(hexOf(name))).toMatchObject({ requirement: "JWT-FORM-05" });
	});

	it.each<[string, ObjectParser, string]>([
		["takes the last of two members", parsed, "JWT-FORM-06"],
		[
			"compares names as they are written",
			(bytes) => {
				const text = Buffer.from(bytes).toString("utf8");
				const names = text.match(/"[^"]*"(?=[ \n\t]*:)/g) ?? [];
				return new Set(names).size === names.length || coreObjectParser(bytes) !== undefined
					? parsed(bytes)
					: undefined;
			},
			"JWT-FORM-06",
		],
		[
			"drops a byte order mark",
			(bytes) => coreObjectParser(Buffer.from(bytes).subarray(Buffer.from(bytes).indexOf("\ufeff") === 0 ? 3 : 0)),
			"JWT-FORM-05",
		],
		[
			"repairs UTF-8",
			(bytes) => coreObjectParser(Buffer.from(Buffer.from(bytes).toString("utf8"), "utf8")),
			"JWT-FORM-05",
		],
		[
			"ignores what follows",
			(bytes) =>
				coreObjectParser(
					Buffer.from(
						Buffer.from(bytes)
							.toString("latin1")
							.replace(/\}[^}]*$/, "}"),
						"latin1",
					),
				),
			"JWT-FORM-05",
		],
		[
			"trims every kind of white space",
			(bytes) => coreObjectParser(Buffer.from(Buffer.from(bytes).toString("utf8").trim(), "utf8")),
			"JWT-FORM-05",
		],
	])("unless a parser %s", async (_, parse, requirement) => {
		expect(await search(parse)).toMatchObject({ kind: "broken", violation: { requirement } });
	});
});
