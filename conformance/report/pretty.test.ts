import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult } from "./fake-report.ts";
import { type PrettyOptions, renderPretty } from "./pretty.ts";

const options: PrettyOptions = {
	color: false,
	width: 80,
	verbose: false,
	textOf: (id) => `${id} MUST hold.`,
	command: "countersign conform --config c.json",
};

describe("the report for people", () => {
	it("shows of a failure the rule, what was sent, expected and came, a command, and how to repeat it", () => {
		const text = renderPretty(fakeReport([fakeFailure]), options);
		for (const part of [
			"HMAC-NONCE-01/parallel",
			"HMAC-NONCE-01 MUST hold.",
			"GET /a",
			"refused with 401 nonce_replayed",
			"CWE-294",
			"curl -X GET 'http://h/a'",
			"countersign conform --config c.json --seed seed --only HMAC-NONCE-01/parallel",
		]) {
			expect(text).toContain(part);
		}
	});

	it("groups skips by reason, with the way to enable them", () => {
		const text = renderPretty(fakeReport(), options);
		expect(text.match(/no key/g)).toHaveLength(1);
		expect(text.match(/set jwt\.keys/g)).toHaveLength(1);
	});

	it("groups what is inconclusive for one reason, and says it once", () => {
		const results = [1, 2, 3].map((at) =>
			fakeResult({ id: `HMAC-NONCE-01/${at}`, verdict: "inconclusive", reason: "the key is not taken" }),
		);
		const text = renderPretty(fakeReport(results), options);
		expect(text.match(/3 because the key is not taken \(HMAC-NONCE\)/g)).toHaveLength(1);
		expect(text).not.toContain("HMAC-NONCE-01/2");
	});

	it("counts verdicts and the share of requirements exercised", () => {
		const text = renderPretty(fakeReport(), options);
		expect(text).toContain("1 pass, 1 fail, 1 warn, 2 skip, 1 inconclusive, 1 error in 1.2 s");
		expect(text).toContain("3 of 10 requirements exercised (30 %)");
	});

	it("lets nothing from the target steer the terminal", () => {
		expect(renderPretty(fakeReport(), options)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
		expect(renderPretty(fakeReport(), { ...options, color: true })).toContain("\u001b[");
	});

	it("keeps to the width, commands and single words apart", () => {
		const title = Array.from({ length: 60 }, () => "word").join(" ");
		const text = renderPretty(fakeReport([fakeResult({ verdict: "inconclusive", title, reason: title })]), {
			...options,
			width: 60,
		});
		for (const line of text.split("\n").filter((candidate) => candidate.includes("word"))) {
			expect(line.length).toBeLessThanOrEqual(60);
		}
	});

	it("says once what is true of the whole run", () => {
		const results = [1, 2, 3].map((at) =>
			fakeResult({ id: `HMAC-NONCE-01/${at}`, verdict: "inconclusive", reason: "out of reach" }),
		);
		expect(renderPretty(fakeReport(results, "out of reach"), options).match(/out of reach/g)).toHaveLength(1);
	});

	it("names the slowest only if asked", () => {
		expect(renderPretty(fakeReport(), options)).not.toContain("Slowest");
		expect(renderPretty(fakeReport(), { ...options, verbose: true })).toContain("Slowest");
	});
});
