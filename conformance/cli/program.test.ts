import { describe, expect, it } from "vitest";
import { ConfigError } from "../config/index.ts";
import { date, duration, durationOrZero, each, list, listOf, positive, whole, wholeOrNone } from "./arguments.ts";
import type { RegisterCommand } from "./command.ts";
import { commands } from "./commands/index.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

async function run(...args: string[]) {
	const io = fakeIo();
	const code = await runProgram(args, io, commands);
	return { code, out: io.out(), err: io.err() };
}

function failing(error: unknown): RegisterCommand {
	return (program) => {
		program.command("fail").action(async () => {
			throw error;
		});
	};
}

describe("the command line", () => {
	it("answers help and version with success, on standard output", async () => {
		for (const args of [["--help"], ["--version"], ["conform", "--help"]]) {
			const { code, out, err } = await run(...args);
			expect({ code, err }).toEqual({ code: 0, err: "" });
			expect(out).not.toBe("");
		}
	});

	it("answers wrong usage with 2, on standard error", async () => {
		for (const args of [
			[],
			["confrom"],
			["conform", "--nope"],
			["conform", "extra"],
			["conform", "--rate", "0"],
			["conform", "--concurrency", "1.5"],
			["conform", "--timeout", "soon"],
			["conform", "--allow", "everything"],
			["conform", "--profile", "hmac,none"],
			["conform", "--only"],
			["keys"],
			["keys", "create"],
			["keys", "create", "--scope", "a", "--quota-day", "many"],
			["keys", "divide", "k"],
			["keys", "rotate", "k", "--overlap", "soon"],
			["keys", "revoke", "k"],
			["schema", "reprot"],
		]) {
			const { code, out, err } = await run(...args);
			expect({ args, code, out }).toEqual({ args, code: 2, out: "" });
			expect(err).not.toBe("");
		}
	});

	it("answers our own errors with 4 in one line, and with the stack only if asked", async () => {
		const quiet = fakeIo();
		expect(await runProgram(["fail"], quiet, [failing(new TypeError("x"))])).toBe(4);
		expect(quiet.err().trim().split("\n")).toHaveLength(1);
		const verbose = fakeIo();
		expect(await runProgram(["fail", "--verbose"], verbose, [failing(new TypeError("x"))])).toBe(4);
		expect(verbose.err()).toContain("program.test.ts");
	});

	it("answers what the operator can mend with 2", async () => {
		for (const error of [new UsageError("u"), new ConfigError("f", [{ path: "p", message: "m" }])]) {
			expect(await runProgram(["fail"], fakeIo(), [failing(error)])).toBe(2);
		}
	});
});

describe("an option's value", () => {
	it("is a duration in any unit", () => {
		expect(["500ms", "10s", "2m", "1h", "0.5"].map(duration)).toEqual([500, 10_000, 120_000, 3_600_000, 500]);
		for (const text of ["", "0", "-1s", "1d", "s"]) expect(() => duration(text)).toThrow();
	});

	it("is a duration or none", () => {
		expect(["0", "24h"].map(durationOrZero)).toEqual([0, 86_400_000]);
		for (const text of ["", "0s", "none"]) expect(() => durationOrZero(text)).toThrow();
	});

	it("is a date of the calendar, with its zone where it has a time", () => {
		const times = ["2027-01-31", "2027-01-31T00:00Z", "2027-01-31T02:00:00+02:00", "2028-02-29"];
		expect(times.map(date)).toEqual([1_801_353_600, 1_801_353_600, 1_801_353_600, 1_835_395_200]);
		for (const text of [
			"",
			"soon",
			"2027",
			"2027-02-29",
			"2027-13-01",
			"2027-01-31T12:00:00",
			"1801353600",
			"2027-01-31 ",
		]) {
			expect(() => date(text)).toThrow();
		}
	});

	it("is a number within its bounds", () => {
		expect(positive("0.5")).toBe(0.5);
		expect(whole(1, 8)("8")).toBe(8);
		expect(["none", "8"].map(wholeOrNone(1, 8))).toEqual(["none", 8]);
		expect(() => wholeOrNone(1, 8)("all")).toThrow();
		for (const text of ["0", "9", "x", "1e3", ""]) expect(() => whole(1, 8)(text)).toThrow();
		for (const text of ["0", "-1", "Infinity", ""]) expect(() => positive(text)).toThrow();
	});

	it("is a list that grows with each use", () => {
		expect(list("c", list("a, b", undefined))).toEqual(["a", "b", "c"]);
		expect(each("a,b", each("c", undefined))).toEqual(["c", "a,b"]);
		expect(listOf(["x", "y"])("y", ["x"])).toEqual(["x", "y"]);
		expect(() => listOf(["x"])("x,z", undefined)).toThrow();
		expect(() => list("a,,b", undefined)).toThrow();
	});
});

describe("the schemas", () => {
	it("are listed and printed by name", async () => {
		const { out } = await run("schema");
		const names = out.trim().split("\n");
		expect(names).toEqual(expect.arrayContaining(["config", "report", "scheme", "requirements"]));
		for (const name of names) {
			const printed = await run("schema", name);
			expect(printed.code).toBe(0);
			expect(JSON.parse(printed.out)).toHaveProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
		}
	});
});
