import { EventEmitter } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { atExit } from "./at-exit.ts";

/** The warnings of too many listeners that come of this. */
async function warnedOf(work: (process: EventEmitter) => void): Promise<readonly string[]> {
	const seen: string[] = [];
	const see = ({ name }: Error) => seen.push(name);
	process.on("warning", see);
	try {
		work(new EventEmitter());
		await nextTurn();
	} finally {
		process.off("warning", see);
	}
	return seen.filter((name) => name === "MaxListenersExceededWarning");
}

const nothing = () => {};
const many = Array.from({ length: 30 }, (_, index) => index);

describe("what is done when the process ends", () => {
	it("is done once for each, and not for what was taken back", () => {
		const process = new EventEmitter();
		const done: string[] = [];
		atExit(() => done.push("one"), process);
		const takeBack = atExit(() => done.push("two"), process);
		atExit(() => done.push("three"), process);
		takeBack();
		process.emit("exit");
		process.emit("exit");
		expect(done).toEqual(["one", "three"]);
	});

	it("may be many things at once, without a warning of a leak", async () => {
		expect(await warnedOf((process) => many.forEach(() => void atExit(nothing, process)))).toEqual([]);
	});

	it("hides no leak of others", async () => {
		const leaking = (process: EventEmitter) => {
			many.forEach(() => void atExit(nothing, process));
			for (let more = 0; more < 11; more += 1) process.on("exit", () => {});
		};
		expect(await warnedOf(leaking)).toHaveLength(1);
	});

	it("leaves nothing behind where it is taken back, once or twice", () => {
		const process = new EventEmitter();
		const before = process.getMaxListeners();
		for (const takeBack of many.map(() => atExit(nothing, process))) {
			takeBack();
			takeBack();
		}
		expect(process.listenerCount("exit")).toBe(0);
		expect(process.getMaxListeners()).toBe(before);
	});

	it("leaves a process alone that counts no listeners", () => {
		const process = new EventEmitter().setMaxListeners(0);
		const takeBack = atExit(nothing, process);
		expect(process.getMaxListeners()).toBe(0);
		takeBack();
		expect(process.getMaxListeners()).toBe(0);
	});
});
