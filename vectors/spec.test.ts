import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

interface Requirement {
	id: string;
	level: "MUST" | "SHOULD";
	text: string;
	section: string;
	refusal: { status: number; code: string } | null;
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const spec = read("SPEC.md");
const document: unknown = JSON.parse(read("requirements.json"));
const { requirements } = document as { requirements: Requirement[] };

/** The heading's anchor, as GitHub makes it. */
const anchor = (heading: string): string =>
	`#${heading
		.toLowerCase()
		.replace(/[^a-z0-9 _-]/g, "")
		.replaceAll(" ", "-")}`;

interface Sentence {
	id: string;
	text: string;
	section: string;
}

function sentencesOf(text: string): Sentence[] {
	let section = "";
	const found: Sentence[] = [];
	for (const line of text.split("\n")) {
		const heading = /^#+ (.+)$/.exec(line)?.[1];
		if (heading !== undefined) section = anchor(heading);
		const match = /^- \*\*([A-Z]+(?:-[A-Z]+)?-\d{2})\*\* (.+)$/.exec(line);
		if (match?.[1] !== undefined && match[2] !== undefined) found.push({ id: match[1], text: match[2], section });
	}
	return found;
}

const sentences = sentencesOf(spec);

/** The table of codes in SPEC.md. */
const codes = new Map<string, number>(
	[...spec.slice(spec.indexOf("## 5 Codes")).matchAll(/^\| (\d{3}) +\| (.+) \|$/gm)].flatMap(([, status, list]) =>
		[...(list ?? "").matchAll(/`([a-z_]+)`/g)].map(([, code]): [string, number] => [code ?? "", Number(status)]),
	),
);

describe("SPEC.md and requirements.json", () => {
	it("satisfy the schema", () => {
		const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(read("schema/requirements.schema.json")));
		validate(document);
		expect(validate.errors ?? []).toEqual([]);
	});

	it("hold the same sentences, in the same order and the same sections", () => {
		expect(sentences).toEqual(requirements.map(({ id, text, section }) => ({ id, text, section })));
	});

	it("use every id once, counted up from 01 within its group", () => {
		const seen = new Map<string, number>();
		for (const { id } of requirements) {
			const group = id.slice(0, -3);
			const next = (seen.get(group) ?? 0) + 1;
			seen.set(group, next);
			expect(id).toBe(`${group}-${String(next).padStart(2, "0")}`);
		}
		expect(seen.size).toBe(21);
	});

	it("have one key word of RFC 2119 in each sentence, which is its level", () => {
		for (const { id, level, text } of requirements) {
			const words = text.match(/\b(?:MUST|SHOULD|MAY|SHALL|REQUIRED|RECOMMENDED|OPTIONAL)\b/g);
			expect({ id, words }).toEqual({ id, words: [level] });
		}
	});

	it("use key words nowhere but in numbered sentences and where they are introduced", () => {
		const prose = spec
			.split("\n")
			.filter((line) => !line.startsWith("- **") && !line.startsWith("The key words "))
			.join("\n");
		expect(prose).not.toMatch(/\b(?:MUST|SHOULD|MAY|SHALL)\b/);
	});

	it("agree on every refusal's status, and leave no code without a requirement", () => {
		for (const { id, refusal } of requirements) {
			if (refusal !== null) expect({ id, status: codes.get(refusal.code) }).toEqual({ id, status: refusal.status });
		}
		const named = new Set(
			requirements.flatMap(({ text }) => [...text.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code)),
		);
		expect([...codes.keys()].filter((code) => !named.has(code))).toEqual([]);
	});

	it("name the refusal in the sentence where it is the first of the sentence", () => {
		for (const { id, text, refusal } of requirements) {
			const [, status, code] =
				/(?:with|answer|answer an unknown path with 401 to the unauthenticated and with) (\d{3}) `([a-z_]+)`/.exec(
					text,
				) ?? [];
			if (code !== undefined) expect({ id, status: Number(status), code }).toEqual({ id, ...refusal });
		}
	});

	it("refer to no id that does not exist", () => {
		const ids = new Set(requirements.map(({ id }) => id));
		const groups = new Set(requirements.map(({ id }) => id.slice(0, -3)));
		const referred = [...spec.matchAll(/\b([A-Z]+(?:-[A-Z]+)?)-(\d{2})\b/g)].filter(([, group]) =>
			groups.has(group ?? ""),
		);
		expect(referred.map(([id]) => id).filter((id) => !ids.has(id))).toEqual([]);
	});
});
