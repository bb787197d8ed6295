import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult, hostile } from "./fake-report.ts";
import { renderGithub } from "./github.ts";
import type { Report } from "./schema.ts";

interface Command {
	name: string;
	properties: Readonly<Record<string, string>>;
	message: string;
}

/**
 * What the runner of GitHub Actions takes for a command, after its source (actions/runner, ActionCommand.cs): `::` at
 * the beginning of a trimmed line, or else `##[` anywhere in it.
 */
function commandOf(line: string): Command | undefined {
	const trimmed = line.trimStart();
	const end = trimmed.indexOf("::", 2);
	if (trimmed.startsWith("::") && end > 0) {
		const head = trimmed.slice(2, end);
		const blank = head.indexOf(" ");
		const name = blank < 0 ? head : head.slice(0, blank);
		const pairs = (blank < 0 ? "" : head.slice(blank + 1).trim()).split(",").filter((pair) => pair !== "");
		const decoded = pairs.map((pair) => {
			const [key = "", ...value] = pair.split("=");
			return [key, unescaped(value.join("="), { "%3A": ":", "%2C": "," })];
		});
		return { name, properties: Object.fromEntries(decoded), message: unescaped(trimmed.slice(end + 2), {}) };
	}
	return line.includes("##[") ? { name: "##[", properties: {}, message: line } : undefined;
}

function unescaped(text: string, more: Readonly<Record<string, string>>): string {
	const table: Readonly<Record<string, string>> = { "%0D": "\r", "%0A": "\n", "%25": "%", ...more };
	return text.replace(/%[0-9A-F]{2}/g, (code) => table[code] ?? code);
}

const options = {
	textOf: (id: string) => `${id} MUST hold.`,
	placeOf: () => ({ file: "a,b:c%.json", line: 3, endColumn: 9 }),
	command: "countersign conform",
};

function commands(report: Report): readonly Command[] {
	return renderGithub(report, options)
		.split(/\r\n|[\r\n]/)
		.flatMap((line) => commandOf(line) ?? []);
}

describe("annotations for GitHub Actions", () => {
	it("are errors for what fails and warnings for what does not, with their place", () => {
		const found = commands(fakeReport());
		expect(found.map(({ name, properties }) => [name, properties["title"]?.split(":")[0]])).toEqual([
			["error", "HMAC-NONCE-01/parallel"],
			["error", "FWD-02/x"],
			["warning", "HMAC-SIG-02/x"],
			["warning", "FWD-01/x"],
		]);
		expect(found[0]).toMatchObject({ properties: { file: "a,b:c%.json", line: "3" } });
	});

	it("say what the rule is, what was expected and what came, over several lines", () => {
		const [found] = commands(fakeReport([fakeFailure]));
		expect(found?.message.split("\n").length).toBeGreaterThan(3);
		expect(found?.message).toContain("HMAC-NONCE-01 MUST hold.");
		expect(found?.message).toContain("expected: refused with 401 nonce_replayed");
		expect(found?.message).toContain("came: 200: ");
	});

	it("are no more of a kind than GitHub shows, the gravest of them, and the others are in the log", () => {
		const many = (verdict: "fail" | "warn") =>
			Array.from({ length: 25 }, (_, at) => fakeResult({ id: `A-01/${verdict}-${at}`, verdict, severity: "low" }));
		const report = fakeReport([...many("fail"), ...many("warn"), fakeResult({ id: "A-01/grave", verdict: "fail" })]);
		const found = commands(report);
		expect(found.filter(({ name }) => name === "error")).toHaveLength(10);
		expect(found.filter(({ name }) => name === "warning")).toHaveLength(10);
		expect(found[0]?.properties["title"]).toContain("A-01/grave");
		const text = renderGithub(report, options);
		for (const { id } of report.results) expect(text).toContain(id);
	});

	it("say which findings were run again, and how many checks of all in the log, without an annotation more", () => {
		const repeated = { times: 1, because: `reset\n::error::forged ##[error]x ${hostile}` };
		const findings = Array.from({ length: 10 }, (_, at) => ({ ...fakeFailure, id: `A-01/${at}`, repeated }));
		const report = fakeReport([...findings, fakeResult({ id: "A-01/pass", repeated })]);
		const found = commands(report);
		expect(found).toHaveLength(10);
		for (const { name, message } of found) {
			expect(name).toBe("error");
			expect(message).toContain("Run 2 times: reset");
		}
		expect(renderGithub(report, options)).toMatch(/^ +11 checks were run again, the first since: reset /m);
		expect(renderGithub(fakeReport(), options)).not.toContain("run again");
		expect(commands(fakeReport([fakeFailure]))[0]?.message).not.toContain("Run ");
	});

	it("cannot be forged by a target", () => {
		const forged = `%0A::error::x\n::error::y\r\n::stop-commands::z\n##[error]w\n ::add-mask::v,title=a${hostile}`;
		const results = Array.from({ length: 12 }, (_, at) => ({
			...fakeFailure,
			id: `A-01/${at}`,
			title: forged,
			actual: forged,
		}));
		const found = commands(fakeReport(results, forged));
		expect(found).toHaveLength(10);
		expect(found.every(({ name }) => name === "error")).toBe(true);
		expect(found[1]?.message).toContain("%0A::error::x\n::error::y");
	});

	it("say that a run proves nothing, and which waivers hold no more, before anything else", () => {
		const waiver = { owner: "platform", reason: "known", link: "https://tracker.test/1", expires: "2026-12-31" };
		const found = commands({
			...fakeReport([{ ...fakeFailure, waiver }], "unreachable"),
			waivers: [{ ...waiver, id: "X-01/y", outcome: { verdict: "fail" }, state: "expired", came: "fail" }],
		});
		expect(found.map(({ name, properties }) => [name, properties["title"]])).toEqual([
			["error", "The run proves nothing"],
			["error", "Waiver of X-01/y"],
		]);
	});
});
