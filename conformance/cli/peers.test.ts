import { describe, expect, it } from "vitest";
import { commands } from "./commands/index.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("the peers", () => {
	it("say where they are, answer there, and end when interrupted", async () => {
		const io = fakeIo();
		const running = runProgram(["peers"], io, commands);
		await until(() => io.out().includes("Interrupt"));
		const [, upstream = ""] = /^upstream +(\S+)$/m.exec(io.out()) ?? [];
		const [, keySet = ""] = /^key set +(\S+)$/m.exec(io.out()) ?? [];
		expect(await (await fetch(`${upstream}/a`)).json()).toMatchObject({ echo: true, target: "/a" });
		expect(await (await fetch(keySet)).json()).toMatchObject({ keys: [{ kid: "ec-1" }, {}, {}, {}] });
		io.interrupt();
		expect(await running).toBe(0);
		await expect(fetch(`${upstream}/a`)).rejects.toThrow();
	});

	it("cannot listen where something else does", async () => {
		const io = fakeIo();
		const first = runProgram(["peers"], io, commands);
		await until(() => io.out().includes("Interrupt"));
		const [, port = ""] = /^upstream +\S+:(\d+)$/m.exec(io.out()) ?? [];
		expect(await runProgram(["peers", "--echo-port", port], fakeIo(), commands)).toBe(2);
		io.interrupt();
		expect(await first).toBe(0);
	});
});
