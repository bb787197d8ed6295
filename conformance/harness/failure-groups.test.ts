import { describe, expect, test } from "vitest";
import { accountFor } from "./account.ts";
import { failuresWithoutCause } from "./failure-groups.ts";
import { knownAnswers } from "./fake-oracle.ts";
import type { SignerAnswer } from "./protocol.ts";
import type { SignerReport } from "./report.ts";
import { signingVectors } from "./vectors.ts";

const vectors = signingVectors().slice(0, 8);
const ids = vectors.map(({ vector }) => vector.id);
const right = knownAnswers();

function groupsOf(
	source: SignerReport["source"],
	answersTo: (id: string, index: number) => readonly (SignerAnswer | undefined)[],
	silence: (id: string) => string,
) {
	const answers = new Map(ids.map((id, index) => [id, answersTo(id, index).filter((answer) => answer !== undefined)]));
	const report = accountFor({ vectors, notSelected: 0 }, { answers, violations: [], silence }, source, new Date(0));
	return failuresWithoutCause(report).map(({ results, ...group }) => ({ ...group, ids: results.map(({ id }) => id) }));
}

describe("failures without a known cause", () => {
	test("that have no answer are apart by the reason, and from those that have two", () => {
		const groups = groupsOf(
			{ kind: "oracle", url: "http://127.0.0.1/" },
			(id, index) => (index < 4 ? [] : index < 6 ? [right.get(id), right.get(id)] : [right.get(id)]),
			(id) => (id === ids[0] ? "none: too slow" : "none: too large"),
		);
		expect(groups).toEqual([
			{ title: "no answer: too slow", unanswered: true, ids: ids.slice(0, 1) },
			{ title: "no answer: too large", unanswered: true, ids: ids.slice(1, 4) },
			{ title: "2 answers", unanswered: true, ids: ids.slice(4, 6) },
		]);
	});

	test("do not repeat what ended the run", () => {
		const failure = "the command did this or that";
		const source = { kind: "command", command: ["x"], exitCode: null, signal: "SIGKILL", failure, stderr: "" } as const;
		const groups = groupsOf(
			{ ...source, command: ["x"] },
			() => [],
			() => `none: ${failure}`,
		);
		expect(groups).toEqual([{ title: "no answer", unanswered: true, ids }]);
	});

	test("that can be compared are apart by the place", () => {
		const groups = groupsOf(
			{ kind: "answers", file: "a" },
			(id, index) => [index === 0 ? { id, stringToSign: "nonsense", signature: "x" } : right.get(id)],
			() => "none",
		);
		expect(groups).toMatchObject([{ unanswered: false, ids: ids.slice(0, 1) }]);
	});
});
