import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Redactor } from "../conformance/engine/redact.ts";
import { checkable } from "./checkable.ts";
import { inProcess, type Property } from "./property.ts";
import { runFuzz } from "./run.ts";

/** Properties of which each input takes 10 ms of a clock that nothing else moves, and when each was tried. */
function timed(names: readonly string[]) {
	let now = 0;
	const tried: { readonly name: string; readonly at: number }[] = [];
	const properties = names.map((name): Property => {
		const law = async () => {
			tried.push({ name, at: now });
			now += 10;
			await undefined;
			return undefined;
		};
		return {
			...{ id: name, group: "timestamp", title: name, requirements: ["HMAC-TIME-01"], severity: "high" },
			...{ where: "in-process", runs: 50 },
			open: () => inProcess(checkable(fc.integer(), law)),
		};
	});
	const time = {
		now: () => now,
		async wait(ms: number) {
			now += ms;
		},
	};
	return { properties, time, tried };
}

describe("a run for a time", () => {
	it("gives each property a short turn before any has a long one, and all of them the same in the end", async () => {
		const { properties, time, tried } = timed(["a", "b", "c", "d", "e", "f", "g"]);
		await runFuzz({
			...{ properties, regressions: [], seed: 1, runId: "r", timeMs: 60_000, time },
			place: { gateway: async () => Promise.reject(new Error("nobody asks for one")) },
			...{ target: () => undefined, redactor: () => new Redactor([]), replay: () => "", slowDown: async () => false },
		});
		const firsts = properties.map(({ id }) => tried.find(({ name }) => name === id)?.at ?? Number.POSITIVE_INFINITY);
		expect(Math.max(...firsts)).toBeLessThan(1000);
		const counts = properties.map(({ id }) => tried.filter(({ name }) => name === id).length);
		expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.6);
	});
});
