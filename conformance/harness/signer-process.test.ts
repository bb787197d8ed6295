import { describe, expect, test } from "vitest";
import type { SignerRequest } from "./protocol.ts";
import { runSigner } from "./signer-process.ts";

const limits = { patienceSeconds: 20, maxOutputBytes: 100_000 };

function request(id: string): SignerRequest {
	return {
		id,
		scheme: "countersign-v1",
		keyId: "k",
		secret: "s",
		timestamp: 1,
		nonce: "n",
		method: "GET",
		url: "https://gw.test/",
		headers: [],
		bodyBase64: "",
	};
}

function node(script: string): readonly [string, ...string[]] {
	return [process.execPath, "-e", script];
}

const echo = `
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
	console.log(JSON.stringify({ id: JSON.parse(line).id, signature: "s" }));
});`;

const flood = `
const write = () => { while (process.stdout.write("x".repeat(1000) + "\\n")); process.stdout.once("drain", write); };
write();`;

describe("a signer's process", () => {
	test("is run once for all requests and read to its end", async () => {
		const run = await runSigner(node(echo), [request("a"), request("b")], limits);
		expect(run.failure).toBeUndefined();
		expect(run.exit).toEqual({ code: 0, signal: null });
		expect(run.lines.map((line) => line.ok && line.answer.id)).toEqual(["a", "b"]);
	});

	test("may answer only when its input has ended", async () => {
		const buffering = `
			let all = ""; process.stdin.on("data", (d) => { all += d; });
			process.stdin.on("end", () => process.stdout.write(all.trim().split("\\n").map((l) => JSON.stringify({ id: JSON.parse(l).id })).join("\\n")));`;
		const run = await runSigner(node(buffering), [request("a"), request("b")], limits);
		expect(run.lines).toHaveLength(2);
	});

	test("may take more requests than a pipe holds before it answers", async () => {
		const many = Array.from({ length: 3000 }, (_, index) => request(`id-${index}`));
		const run = await runSigner(node(echo), many, { ...limits, maxOutputBytes: 1_000_000 });
		expect(run.lines).toHaveLength(3000);
	});

	test("that crashes leaves its answers so far, its exit code and its last words", async () => {
		const crash = `console.log('{"id":"a"}'); console.error("cannot load the key"); process.exitCode = 7; process.stdin.destroy();`;
		const run = await runSigner(node(crash), [request("a"), request("b")], limits);
		expect(run.exit.code).toBe(7);
		expect(run.lines).toHaveLength(1);
		expect(run.stderr).toContain("cannot load the key");
	});

	test("that hangs is ended, with all that it started", async () => {
		const hang = `require("node:child_process").spawn("sleep", ["60"], { stdio: "inherit" }); setInterval(() => {}, 1000);`;
		const run = await runSigner(node(hang), [request("a")], { ...limits, patienceSeconds: 0.5 });
		expect(run.failure).toEqual({ kind: "hung", seconds: 0.5, answered: 0, asked: 1 });
		expect(run.exit.signal).toBe("SIGKILL");
	});

	test("that never reads its input is ended even when the pipe is full", async () => {
		const many = Array.from({ length: 3000 }, (_, index) => request(`id-${index}`));
		const run = await runSigner(node("setInterval(() => {}, 1000)"), many, { ...limits, patienceSeconds: 0.5 });
		expect(run.failure?.kind).toBe("hung");
	});

	test("that prints without end is ended", async () => {
		const run = await runSigner(node(flood), [request("a")], limits);
		expect(run.failure?.kind).toBe("flooded");
	});

	test("that prints something else than answers is quoted", async () => {
		const run = await runSigner(node(`console.log("hello"); console.log('{"id":1}'); console.log("")`), [], limits);
		expect(run.lines.map((line) => line.ok)).toEqual([false, false]);
	});

	test("that talks without end, and answers nothing, is ended", async () => {
		const chatter = `setInterval(() => console.log("still thinking"), 20); process.stdin.resume();`;
		const run = await runSigner(node(chatter), [request("a")], { ...limits, patienceSeconds: 0.5 });
		expect(run.failure).toMatchObject({ kind: "hung", answered: 0 });
	});

	test("that prints more lines than there is anything to say is ended, long before its bytes count", async () => {
		const run = await runSigner(node(flood.replace("repeat(1000)", "repeat(1)")), [request("a")], limits);
		expect(run.failure?.kind).toBe("flooded");
		expect(run.lines.length).toBeLessThan(2000);
	});

	test("may leave behind a process that keeps its pipes open", async () => {
		const daemon = `require("node:child_process").spawn("sleep", ["5"], { stdio: "inherit", detached: true }).unref(); setInterval(() => {}, 1000);`;
		const run = await runSigner(node(daemon), [request("a")], { ...limits, patienceSeconds: 0.5 });
		expect(run.failure?.kind).toBe("hung");
	});

	test("is ended when the run is interrupted, also before it began", async () => {
		const controller = new AbortController();
		const watch = { signal: controller.signal, onLine: () => controller.abort() };
		const forever = `console.log('{"id":"a"}'); setInterval(() => {}, 1000);`;
		const run = await runSigner(node(forever), [request("a")], limits, watch);
		expect(run.failure).toEqual({ kind: "interrupted" });
		const late = await runSigner(node(forever), [request("a")], limits, { signal: controller.signal });
		expect(late.failure).toEqual({ kind: "interrupted" });
	});

	test("that does not exist is said so", async () => {
		const run = await runSigner(["/no/such/signer"], [request("a")], limits);
		expect(run.failure).toMatchObject({ kind: "not-started", code: "ENOENT" });
		expect((await runSigner(["\0"], [request("a")], limits)).failure?.kind).toBe("not-started");
	});
});
