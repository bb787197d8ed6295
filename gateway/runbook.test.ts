import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { commands } from "../conformance/cli/commands/index.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { refusalTable } from "./protocol/index.ts";
import type { LogLine } from "./src/log.ts";
import { dataPointOf } from "./src/measure.ts";

/** What the runbook says of this project is held against the project. */

const text = readFileSync(new URL("RUNBOOK.md", import.meta.url), "utf8");

function matches(pattern: RegExp): readonly string[] {
	return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

/** The texts of the fenced blocks of a language. */
function blocks(language: string): readonly string[] {
	return matches(new RegExp(`^\\s*\`\`\`${language}\\n(.*?)^\\s*\`\`\``, "gms"));
}

describe("the runbook", () => {
	it("says what every answer means by which an operator is called, and knows no other", () => {
		const codes = Object.entries(refusalTable).filter(([, { status }]) => status === 429 || status >= 500);
		const expected = codes.map(([code, { status }]) => `${status} \`${code}\``);
		expect(new Set(matches(/^### (\d{3} `[a-z_]+`)$/gm))).toEqual(new Set(expected));
	});

	it("names every field of the log line", () => {
		const fields = Object.keys(line satisfies LogLine);
		const [table = ""] = matches(/### The log\n(.*?)\n### /gs);
		const rows = table.split("\n").filter((row) => row.startsWith("| `"));
		const named = rows.flatMap((row) => [...(row.split(" what")[0]?.split("|")[1] ?? "").matchAll(/`(\w+)`/g)]);
		expect(new Set(named.map(([, name]) => name))).toEqual(new Set(fields));
	});

	it.each(matches(/`?npx countersign keys ([^`\n]+)/g))("gives a command that there is: keys %s", async (rest) => {
		const [command = "", ...args] = rest.trim().split(/\s+/);
		const io = fakeIo();
		expect(await runProgram(["keys", command, "--help"], io, commands)).toBe(0);
		for (const option of args.filter((arg) => arg.startsWith("--"))) {
			expect(io.out()).toContain(option);
		}
	});

	it("leads to what is there", () => {
		const files = matches(/\]\((?!https:|#)([^)#]+)/g);
		expect(files.length).toBeGreaterThan(5);
		expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
		const headings = matches(/^#+ (.+)$/gm).map((heading) =>
			heading
				.toLowerCase()
				.replace(/[^a-z0-9 _-]/g, "")
				.replaceAll(" ", "-"),
		);
		expect(matches(/\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
	});
});

const line: LogLine = {
	requestId: "",
	cfRay: null,
	pop: "pop",
	route: "route",
	decision: "refused",
	status: 1,
	code: "code",
	because: null,
	authType: "jwt",
	keyId: "keyId",
	jwks: "hit",
	stages: { key: 3, admission: 4, upstream: 5 },
	totalMs: 2,
};

describe("the data points of the runbook", () => {
	const { blobs, doubles } = dataPointOf(line);
	const columns = ["index1", ...blobs.map((_, at) => `blob${at + 1}`), ...doubles.map((_, at) => `double${at + 1}`)];

	it("are those that the gateway writes, in their order", () => {
		const rows = [...text.matchAll(/^\| `((?:index|blob|double)\d)` +\| (.+?) *\|$/gm)];
		expect(rows.map(([, column]) => column)).toEqual(columns);
		const contents = { route: "route", decision: "refused", code: "code", authType: "jwt", pop: "pop", jwks: "hit" };
		const stages = ["status", "totalMs", "`key`", "`admission`", "`upstream`"];
		const said = rows.map(([, , what = ""]) => what);
		expect(said.slice(1, 1 + blobs.length).map((what) => Reflect.get(contents, what))).toEqual(blobs);
		expect(said.slice(1 + blobs.length).map((what) => stages.findIndex((name) => what.includes(name)) + 1)).toEqual(
			doubles,
		);
	});

	it.each(blocks("sql"))("are asked for by columns, functions and names that there are: %s", (query) => {
		const { analytics_engine_datasets: datasets }: { analytics_engine_datasets: readonly { dataset: string }[] } =
			unstable_readConfig({ config: new URL("wrangler.jsonc", import.meta.url).pathname, env: "production" });
		expect(query).toContain(`FROM ${datasets[0]?.dataset}\n`);
		const aliases = [...query.matchAll(/ AS (\w+)/g)].map(([, name = ""]) => name);
		const known = new Set([...columns, ...aliases, "timestamp", "_sample_interval", String(datasets[0]?.dataset)]);
		// https://developers.cloudflare.com/analytics/analytics-engine/sql-reference/
		const functions = ["SUM", "NOW", "toStartOfInterval", "quantileExactWeighted"];
		const keywords = "SELECT AS FROM WHERE AND INTERVAL MINUTE HOUR DAY GROUP BY ORDER DESC LIMIT".split(" ");
		const words = query.replace(/'[^']*'/g, "").match(/[A-Za-z_]\w*/g) ?? [];
		expect(words.filter((word) => !known.has(word) && !functions.includes(word) && !keywords.includes(word))).toEqual(
			[],
		);
		const [, groups = ""] = /GROUP BY (.+)/.exec(query) ?? [];
		expect(groups.split(", ").filter((name) => !aliases.includes(name))).toEqual([]);
	});
});
