import { describe, expect, test } from "vitest";
import { checkAnswers } from "./check-answers.ts";
import { knownAnswers } from "./fake-oracle.ts";
import { signingVectors } from "./vectors.ts";

const all = signingVectors();
const vectors = all.slice(0, 5);
const published = new Set(all.map(({ vector }) => vector.id));
const answers = knownAnswers();
const right = vectors.map(({ vector }) => JSON.stringify(answers.get(vector.id)));

function check(lines: readonly string[]) {
	return checkAnswers({ vectors, notSelected: 0, file: "answers.jsonl", text: lines.join("\n"), published });
}

describe("answers that were given beforehand", () => {
	test("pass in any order, with blank lines and line ends of another system", () => {
		expect(check(right).summary).toMatchObject({ total: 5, pass: 5 });
		const otherwise = check(["", ...right.toReversed().map((line) => `${line}\r`), ""]);
		expect(otherwise.summary).toMatchObject({ total: 5, pass: 5 });
		expect(otherwise.violations).toEqual([]);
	});

	test("fail where one is missing, and where there are two", () => {
		const missing = check(right.slice(1));
		expect(missing.results.map(({ stage }) => stage)).toEqual(["no answer", ...Array(4).fill(undefined)]);
		const twice = check([...right, ...right.slice(0, 1)]);
		expect(twice.results.map(({ stage }) => stage)).toEqual(["several answers", ...Array(4).fill(undefined)]);
	});

	test("are held against what else stands there, by its line", () => {
		const { summary, violations } = check([...right, "# signed on Monday", `{"id":"nobody-asked","signature":""}`]);
		expect(summary.fail).toBe(0);
		expect(violations).toEqual([
			expect.stringMatching(/^answers\.jsonl line 6 /),
			expect.stringMatching(/^answers\.jsonl line 7 /),
		]);
	});

	test("may be to more vectors than were selected", () => {
		const [, , , , , other] = all;
		const more = JSON.stringify(answers.get(other?.vector.id ?? ""));
		expect(check([...right, more])).toMatchObject({ violations: [], summary: { total: 5, pass: 5 } });
	});
});
