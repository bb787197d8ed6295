import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { fakeIo } from "../fake-io.ts";
import { runProgram } from "../program.ts";

/** The commands on keys against a gateway that runs as a process of its own, found by nothing but its name. */

const main = join(dirname(fileURLToPath(import.meta.url)), "../main.ts");

let folder = "";
let env: Record<string, string> = {};
let url = "";
let stop: () => Promise<void> = async () => {};
/** Everything that a command wrote, but for the one time that it shows a secret. */
let written = "";

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "keys-journey-"));
	env = { WRANGLER_REGISTRY_PATH: join(folder, "registry") };
	const args = ["--import", "tsx", "--conditions=source", main, "gateway", "--port", "0"];
	const child = spawn(process.execPath, args, {
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const ended = once(child, "close");
	stop = async () => {
		child.kill("SIGINT");
		await ended;
	};
	let out = "";
	for await (const chunk of child.stdout) {
		out += String(chunk);
		if (out.includes("Interrupt")) break;
	}
	[, url = ""] = /^gateway +(\S+)/m.exec(out) ?? [];
}, 60_000);

afterAll(async () => {
	await stop();
	rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
	const io = fakeIo({ cwd: folder, env });
	const code = await runProgram(["keys", ...args], io, commands);
	return { code, out: io.out(), err: io.err() };
}

/** One that shows no secret. */
async function quietly(...args: string[]) {
	const ended = await run(...args);
	written += ended.out + ended.err;
	return ended;
}

/** One that shows a secret, once. */
async function secretFrom(...args: string[]): Promise<string> {
	const { code, out, err } = await run(...args, "--json");
	expect({ args, code }).toEqual({ args, code: 0 });
	const { secret, ...rest } = JSON.parse(out);
	written += err + JSON.stringify(rest);
	return String(secret);
}

async function statusUnder(secret: string): Promise<number> {
	const io = fakeIo({ cwd: folder, env: { COUNTERSIGN_SECRET: secret, COUNTERSIGN_KEY_ID: "test_journey" } });
	const target = `${url}/sites/1`;
	expect(await runProgram(["sign", "GET", target, "--as", "json"], io, commands)).toBe(0);
	const { headers }: { headers: [string, string][] } = JSON.parse(io.out());
	return (await fetch(target, { headers })).status;
}

/** Types on a pseudo-terminal, which Python's standard library has and Node's has not, once something is asked there. */
async function onTerminal(asked: string, typed: string, ...args: string[]) {
	const program = [
		process.execPath,
		"--import",
		import.meta.resolve("tsx"),
		"--conditions=source",
		main,
		"keys",
		...args,
	];
	const child = spawn("python3", [join(dirname(main), "on-terminal.py"), ...program], {
		cwd: folder,
		env: { ...process.env, ...env },
	});
	child.stdin.end(JSON.stringify([[asked, typed]]));
	let out = "";
	for await (const chunk of child.stdout) out += String(chunk);
	const { screen, code }: { screen: string; code: number } = JSON.parse(out);
	return { screen, code };
}

const hasTerminal = spawnSync("python3", ["-c", "import pty"]).status === 0;
const everyTool = process.env["CI"] === "true";

describe("the keys of a gateway that runs", () => {
	it("are made, rotated and revoked, in force as soon as a command ends, and shown without their secrets", async () => {
		const first = await secretFrom("create", "test_journey", "--scope", "sites:read");
		expect(await statusUnder(first)).toBe(200);
		expect((await quietly("create", "test_journey", "--scope", "sites:read")).code).toBe(2);

		const second = await secretFrom("rotate", "test_journey");
		expect([await statusUnder(first), await statusUnder(second)]).toEqual([200, 200]);
		const third = await secretFrom("rotate", "test_journey", "--overlap", "0");
		expect(await Promise.all([first, second, third].map(statusUnder))).toEqual([401, 401, 200]);

		expect((await quietly("quota", "test_journey", "--day", "5")).code).toBe(0);
		expect((await quietly("divide", "test_journey", "--shards", "4")).code).toBe(0);
		expect(await statusUnder(third)).toBe(200);
		const shown = await quietly("show", "test_journey");
		expect(shown.out).toContain("5 a day");
		expect((await quietly("list", "--json")).out).toContain("test_journey");

		expect((await quietly("export", "keys.json", "--with-secrets")).code).toBe(0);
		expect(readFileSync(join(folder, "keys.json"), "utf8")).toContain(third);
		expect((await quietly("import", "keys.json")).code).toBe(0);
		expect(await statusUnder(third)).toBe(200);

		expect((await quietly("revoke", "test_journey")).code).toBe(2);
		expect((await quietly("revoke", "test_journey", "--yes")).code).toBe(0);
		expect(await statusUnder(third)).toBe(401);
		expect((await quietly("import", "keys.json")).code).toBe(1);
		expect((await quietly("rotate", "test_journey")).code).toBe(2);
		expect(await statusUnder(third)).toBe(401);
		expect((await quietly("show", "test_journey")).out).toMatch(/^status +revoked$/m);

		for (const secret of [first, second, third]) expect(written).not.toContain(secret);
	});

	it.skipIf(!hasTerminal && !everyTool)("are revoked on a terminal if the operator says so there", async () => {
		const secret = await secretFrom("create", "test_asked", "--scope", "sites:read");
		const agreed = await onTerminal("Revoke test_asked?", "y", "revoke", "test_asked");
		expect(agreed.code, agreed.screen).toBe(0);
		expect((await quietly("show", "test_asked")).out).toMatch(/^status +revoked$/m);
		expect(written + agreed.screen).not.toContain(secret);
	});

	it("are out of reach where no gateway of that name runs", async () => {
		const { code, err } = await quietly("list", "--service", "nobody");
		expect(code).toBe(3);
		expect(err).toContain("No gateway called nobody runs on this machine");
	});
});
