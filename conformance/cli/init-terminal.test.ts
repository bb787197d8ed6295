import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countersignV1 } from "../client/protocol.ts";
import { RunnerConfig } from "../config/index.ts";
import { withoutComments } from "../config/json-with-comments.ts";

/** `init` as a process of its own on a pseudo-terminal, which Python's standard library has and Node's has not. */

const here = dirname(fileURLToPath(import.meta.url));
const hasTerminal = spawnSync("python3", ["-c", "import pty"]).status === 0;
const everyTool = process.env["CI"] === "true";

interface Ended {
	/** Everything that was shown, without what steers a terminal. */
	screen: string;
	/** What was waited for in vain. */
	missed: string | null;
	code: number;
}

type Step = readonly [shown: string, typed: string];

const enter = "\r";
const ctrlC = "\u0003";
/** Clears what is proposed. */
const anew = "\u0015";
const down = "\u001b[B";
const up = "\u001b[A";

let cwd = "";
let server: Server;
let target = "";
beforeAll(async () => {
	server = createServer((_, response) => response.writeHead(401, { "www-authenticate": "Countersign" }).end());
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	target = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(() => server.close());
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "init-terminal-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function onTerminal(args: readonly string[], steps: readonly Step[]): Promise<Ended> {
	const program = [
		process.execPath,
		"--import",
		import.meta.resolve("tsx"),
		"--conditions=source",
		join(here, "main.ts"),
	];
	const child = spawn("python3", [join(here, "on-terminal.py"), ...program, "init", ...args], { cwd });
	child.stdin.end(JSON.stringify(steps));
	return new Promise((resolve, reject) => {
		let out = "";
		child.stdout.on("data", (chunk) => {
			out += String(chunk);
		});
		child.on("error", reject);
		child.on("close", () => resolve(JSON.parse(out)));
	});
}

describe.skipIf(!hasTerminal && !everyTool)("init on a terminal", () => {
	it("asks what it has to know, refuses what cannot be, and writes what was answered", async () => {
		const { screen, missed, code } = await onTerminal(
			[],
			[
				["Where is the gateway reached?", `${target}/v1${enter}`],
				["scheme and authority only", `\u007f\u007f\u007f${enter}`],
				["be asked a few plain requests?", enter],
				["How do callers sign", enter],
				["Id of the key", enter],
				["This one is needed", `live_org_ci${enter}`],
				["Where is its secret?", `${anew}my-own-secret-text${enter}`],
				["never the secret itself", `${anew}CI_SECRET${enter}`],
				["Which tokens", enter],
				["A route to read from", `${anew}GET /sites/{id}${enter}`],
				["One to write to", enter],
				["Another one", enter],
				["One that is open", `GET /hi${enter}`],
				["where does that run?", enter],
				["To run it:", ""],
			],
		);
		expect({ missed, code }, screen).toEqual({ missed: null, code: 0 });
		expect(screen).toContain("GET /hi without credentials: 401");
		expect(screen).toContain("CI_SECRET is not set");
		const config = RunnerConfig.parse(
			JSON.parse(withoutComments(readFileSync(join(cwd, "countersign.jsonc"), "utf8"))),
		);
		expect(config).toMatchObject({
			target,
			scheme: "countersign-v1",
			hmac: { keys: { primary: { id: "live_org_ci", secret: { env: "CI_SECRET" } } } },
			routes: { read: { method: "GET", path: "/sites/{id}" }, public: { method: "GET", path: "/hi" } },
		});
		expect(Object.keys(config.routes).sort()).toEqual(["public", "read"]);
	});

	it("asks nothing that an option has told, and lets choices be made by keys, one of them a file", async () => {
		writeFileSync(join(cwd, "own.json"), JSON.stringify({ ...countersignV1, name: "own" }));
		const routes = ["--read", "GET /me", "--write", "POST /me", "--other", "GET /you", "--public", "GET /hi"];
		const key = ["--key-id", "k", "--secret-env", "CI_SECRET"];
		const { screen, missed, code } = await onTerminal(
			["--target", target, "--no-probe", ...routes, ...key, "--echo"],
			[
				["How do callers sign", `${down}${down}${enter}`],
				["Path of the scheme file", `./none.json${enter}`],
				["there is no such file", `${anew}./own.json${enter}`],
				["Which tokens", `${up}${enter}`],
				["Where is the private key", enter],
				["To run it:", ""],
			],
		);
		expect({ missed, code }, screen).toEqual({ missed: null, code: 0 });
		const text = readFileSync(join(cwd, "countersign.jsonc"), "utf8");
		expect(text).toContain('"scheme": "./own.json"');
		expect(text).toContain('"token": { "env": "COUNTERSIGN_TOKEN" }');
		expect(text).toContain('"echo": { "format": true }');
	});

	it("writes nothing if the operator leaves, at a question or while the target is asked", async () => {
		const atQuestion = await onTerminal(
			["--no-probe"],
			[
				["Where is the gateway reached?", `${target}${enter}`],
				["How do callers sign", ctrlC],
				["Nothing was written", ""],
			],
		);
		const whileAsked = await onTerminal(
			["--target", target],
			[
				["be asked a few plain requests?", enter],
				["GET /no-such-route", ctrlC],
				["Nothing was written", ""],
			],
		);
		expect([atQuestion, whileAsked].map(({ missed, code }) => ({ missed, code }))).toEqual([
			{ missed: null, code: 3 },
			{ missed: null, code: 3 },
		]);
		expect(readdirSync(cwd)).toEqual([]);
	});
});
