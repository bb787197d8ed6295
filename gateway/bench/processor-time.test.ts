import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NoProcessorTime, processorMs, ticksOf } from "./processor-time.ts";

let proc: string;
beforeAll(async () => {
	proc = await mkdtemp(join(tmpdir(), "countersign-proc-"));
});
afterAll(() => rm(proc, { recursive: true }));

/** As proc_pid_stat(5) has it: the third field stands behind the name, utime and stime are the 14th and the 15th. */
function statOf(name: string, user: number | string, system: number | string): string {
	const before = ["S", ...Array.from({ length: 10 }, (_, index) => index + 4)];
	return `4711 (${name}) ${[...before, user, system, 77, 88, 20].join(" ")}\n`;
}

describe("the time of a process", () => {
	it.each(["workerd", "a b) S 1 2", "(x)"])("is user and system time, whatever the program is called: %s", (name) => {
		expect(ticksOf(statOf(name, 120, 34))).toBe(154);
	});

	it("is none where the text is none", () => {
		for (const text of ["", "4711", "4711 (workerd) S 1 2\n", statOf("workerd", "x", 1), statOf("workerd", 1, -1)]) {
			expect(ticksOf(text)).toBeUndefined();
		}
	});

	it("is told in ms", async () => {
		await mkdir(join(proc, "4711"));
		await writeFile(join(proc, "4711", "stat"), statOf("workerd", 120, 34));
		expect(await processorMs(4711, proc)).toBe(1540);
	});

	it("is not to be had where the system tells none", async () => {
		const untold = processorMs("self", join(proc, "nowhere"));
		await expect(untold).rejects.toThrow(NoProcessorTime);
		await expect(untold).rejects.toThrow("--only");
	});
});
