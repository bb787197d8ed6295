import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { validateAction } from "@action-validator/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { RawServers } from "./conformance/client/raw-server.ts";

/** The reusable action: its one step is run as a runner would run it, with the command of this tree in place of npx. */

const text = readFileSync(new URL("action.yml", import.meta.url), "utf8");
const action = z
	.object({
		inputs: z.record(z.string(), z.object({ default: z.string().optional() })),
		runs: z.object({
			steps: z.tuple([z.object({ shell: z.literal("bash"), env: z.record(z.string(), z.string()), run: z.string() })]),
		}),
	})
	.parse(parse(text));
const [step] = action.runs.steps;

const servers = new RawServers();
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-action-"));
	const root = new URL(".", import.meta.url).pathname;
	const npx = join(folder, "npx");
	writeFileSync(
		npx,
		`#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/called'\nshift 2\nexec '${process.execPath}' --import '${root}node_modules/tsx/dist/loader.mjs' --conditions=source '${root}conformance/cli/main.ts' "$@"\n`,
	);
	chmodSync(npx, 0o755);
});

afterEach(() => {
	servers.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Runs the step with these inputs, the others as by default. */
function runStep(inputs: Readonly<Record<string, string>>): Promise<{ status: number | null; stdout: string }> {
	const inputOf = (expression: string): string => {
		const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? `not an input: ${expression}`;
		return inputs[name] ?? action.inputs[name]?.default ?? "";
	};
	const env = {
		...Object.fromEntries(Object.entries(step.env).map(([name, expression]) => [name, inputOf(expression)])),
		PATH: `${folder}${delimiter}${process.env["PATH"]}`,
		GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
		GITHUB_OUTPUT: join(folder, "output"),
		CI_SECRET: "a-secret-of-at-least-32-characters-1",
	};
	// As a runner starts `shell: bash`.
	const words = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
	return new Promise((resolve) => {
		const child = execFile("bash", words, { cwd: folder, env, timeout: 60_000 }, (_, stdout) =>
			resolve({ status: child.exitCode, stdout }),
		);
	});
}

function read(name: string): string {
	return readFileSync(join(folder, name), "utf8");
}

async function writeConfig(): Promise<void> {
	const refusing = createServer((_, response) => {
		response.writeHead(401, { "Content-Type": "application/json", "WWW-Authenticate": "Hmac" }).end("{}");
	});
	const target = await servers.serving((socket) => refusing.emit("connection", socket));
	const hmac = { keys: { primary: { id: "live_ci_1", secret: { env: "CI_SECRET" } } } };
	const routes = { read: { method: "GET", path: "/sites/{id}" } };
	writeFileSync(join(folder, "gateway config.json"), JSON.stringify({ target, errors: "any", hmac, routes }));
}

test("is an action as the schema of actions says, and names the version that it belongs to", () => {
	expect(validateAction(text)).toMatchObject({ actionType: "action", errors: [] });
	const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));
	expect(action.inputs["version"]?.default).toBe(version);
});

test("runs the command, keeps its exit code, and says where the reports are", async () => {
	await writeConfig();
	const ended = await runStep({ config: "gateway config.json", arguments: "--only=HMAC-SIG-01\n\n--seed=a b" });
	// The gateway accepts no valid request, so that nothing is proved.
	expect(ended.status).toBe(3);
	expect(read("output").split("\n")).toEqual([
		"exit-code=3",
		"json=countersign-reports/countersign.json",
		"sarif=countersign-reports/countersign.sarif",
		"junit=countersign-reports/countersign.xml",
		"",
	]);
	expect(JSON.parse(read("countersign-reports/countersign.json"))).toMatchObject({ seed: "a b" });
	for (const name of ["countersign.sarif", "countersign.xml"]) {
		expect(existsSync(join(folder, "countersign-reports", name)), name).toBe(true);
	}
	expect(read("summary.md")).toContain("# Countersign: inconclusive");
	expect(ended.stdout).toContain("::");
	expect(read("called").split("\n").slice(0, 3)).toEqual([
		"--yes",
		`countersign@${action.inputs["version"]?.default}`,
		"conform",
	]);
});

test("reads no input as a command", async () => {
	const hostile = '$(touch pwned); `touch pwned` "; touch pwned; #';
	const ended = await runStep({
		config: hostile,
		arguments: hostile,
		reports: hostile,
		"expected-failures": hostile,
		version: hostile,
	});
	expect(ended.status).toBe(2);
	expect(existsSync(join(folder, "pwned"))).toBe(false);
	expect(read("called")).toContain(hostile);
});
