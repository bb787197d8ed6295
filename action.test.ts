import { execFile } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { validateAction } from "@action-validator/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { RawServers } from "./conformance/client/raw-server.ts";

/** The reusable action: its one step is run as a runner would run it, from a copy of this tree or, where npm is replaced, from it. */

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

const tree = import.meta.dirname;
const servers = new RawServers();
let folder: string;
let workspace: string;

beforeEach(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), "countersign-action-")));
	workspace = join(folder, "workspace");
	mkdirSync(workspace);
	mkdirSync(join(folder, "bin"));
});

afterEach(() => {
	servers.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Puts a script before the program of that name. */
function replace(program: string, script: string): void {
	writeFileSync(join(folder, "bin", program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

// What the test runner sets up for its own processes is not what a runner has; whom a machine trusts it has.
const inherited = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_(?!EXTRA_CA_CERTS)|VITEST|INIT_CWD)/i.test(name)),
);

/** Runs the step with these inputs, the others as by default, of the action in that folder. */
function runStep(
	inputs: Readonly<Record<string, string>>,
	actionPath = tree,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
	const inputOf = (expression: string): string => {
		const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? `not an input: ${expression}`;
		return inputs[name] ?? action.inputs[name]?.default ?? "";
	};
	const env = {
		...inherited,
		// A registry that keeps a connection waiting is asked again, before the test is over.
		npm_config_fetch_timeout: "10000",
		...Object.fromEntries(Object.entries(step.env).map(([name, expression]) => [name, inputOf(expression)])),
		PATH: [join(folder, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
		GITHUB_ACTION_PATH: actionPath,
		GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
		GITHUB_OUTPUT: join(folder, "output"),
		CI_SECRET: "a-secret-of-at-least-32-characters-1",
	};
	// As a runner starts `shell: bash`.
	const words = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
	return new Promise((resolve) => {
		const child = execFile("bash", words, { cwd: workspace, env, timeout: 120_000 }, (_, stdout, stderr) =>
			resolve({ status: child.exitCode, stdout, stderr }),
		);
	});
}

/** A checkout of the action, as a runner makes one: without what is ignored. */
function checkOut(): string {
	const checkout = join(folder, "action");
	const ignored = ["node_modules", "dist", ".git", ".wrangler", "coverage", "reports"];
	const filter = (source: string) => source === tree || !ignored.includes(basename(source));
	cpSync(tree, checkout, { recursive: true, filter });
	return checkout;
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
	writeFileSync(join(workspace, "gateway config.json"), JSON.stringify({ target, errors: "any", hmac, routes }));
}

test("is an action as the schema of actions says", () => {
	expect(validateAction(text)).toMatchObject({ actionType: "action", errors: [] });
});

test("runs the source of its own ref, keeps the exit code, and says where the reports are", async () => {
	await writeConfig();
	// What stands in the workspace says nothing about where packages come from.
	writeFileSync(join(workspace, ".npmrc"), "registry=http://127.0.0.1:9/\nfetch-retries=0\n");
	const checkout = checkOut();
	const ended = await runStep(
		{ config: "gateway config.json", arguments: "--only=HMAC-SIG-01\n\n--seed=a b" },
		checkout,
	);
	// The gateway accepts no valid request, so that nothing is proved.
	expect(ended.status, ended.stderr).toBe(3);
	expect(read("output").split("\n")).toEqual([
		"json=countersign-reports/countersign.json",
		"sarif=countersign-reports/countersign.sarif",
		"junit=countersign-reports/countersign.xml",
		"exit-code=3",
		"",
	]);
	expect(JSON.parse(read("workspace/countersign-reports/countersign.json"))).toMatchObject({ seed: "a b" });
	for (const name of ["countersign.sarif", "countersign.xml"]) {
		expect(existsSync(join(workspace, "countersign-reports", name)), name).toBe(true);
	}
	expect(read("summary.md")).toContain("# Countersign: inconclusive");
	expect(ended.stdout).toContain("::");
	expect(readdirSync(workspace).sort()).toEqual([".npmrc", "countersign-reports", "gateway config.json"]);
	for (const name of ["tsx", "typescript", "esbuild", "workerd", "wrangler"]) {
		expect(existsSync(join(checkout, "node_modules", name)), name).toBe(false);
	}
}, 180_000);

test("installs what its lock file states, in its own folder, and runs no script of a package", async () => {
	replace("npm", `{ pwd -P; printf '%s\\n' "$@"; } > '${folder}/npm'`);
	expect((await runStep({ config: "none.json" })).status).toBe(2);
	expect(read("npm").split("\n")).toEqual([
		realpathSync(tree),
		...["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
		"",
	]);
	expect(read("output")).toBe("exit-code=2\n");
});

test("names no report where the install failed, not even one of before", async () => {
	replace("npm", "exit 1");
	mkdirSync(join(workspace, "countersign-reports"));
	writeFileSync(join(workspace, "countersign-reports/countersign.sarif"), "{}");
	const ended = await runStep({ config: "none.json" });
	expect(ended.status).toBe(4);
	expect(ended.stdout).toMatch(/^::error title=Countersign::/);
	expect(read("output")).toBe("exit-code=4\n");
});

test("installs nothing where Node cannot run its source", async () => {
	replace("node", "exit 1");
	replace("npm", `touch '${folder}/npm'`);
	const ended = await runStep({ config: "none.json" });
	expect(ended.status).toBe(4);
	expect(ended.stdout).toMatch(/^::error title=Countersign::.*Node 22\.18/);
	expect(read("output")).toBe("exit-code=4\n");
	expect(existsSync(join(folder, "npm"))).toBe(false);
});

test("installs nothing where no folder is named as the action's", async () => {
	replace("npm", `touch '${folder}/npm'`);
	expect((await runStep({ config: "none.json" }, "")).status).toBe(4);
	expect(existsSync(join(folder, "npm"))).toBe(false);
});

test("reads no input as a command", async () => {
	replace("npm", "");
	replace("node", `printf '%s\\n' "$@" > '${folder}/called'\nexec '${process.execPath}' "$@"`);
	const hostile = '$(touch pwned); `touch pwned` "; touch pwned; #';
	const ended = await runStep({
		config: hostile,
		arguments: hostile,
		reports: hostile,
		"expected-failures": hostile,
	});
	expect(ended.status).toBe(2);
	expect(existsSync(join(workspace, "pwned"))).toBe(false);
	expect(
		read("called")
			.split("\n")
			.filter((word) => word === hostile),
	).toHaveLength(3);
	expect(read("called")).toContain(`json=${hostile}/countersign.json`);
});
