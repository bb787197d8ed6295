import { describe, expect, it } from "vitest";
import type { Probe } from "../client/probe.ts";
import type { Outcome } from "./check.ts";
import { ProvenTwins } from "./proven-twins.ts";

const twin: Probe = { credential: "hmac" };
const pass: Outcome = { verdict: "pass" };
const fail: Outcome = { verdict: "fail", expected: "accepted", actual: "refused" };

/** Sends nothing, but counts; comes to the given outcomes one after the other. */
function sender(...outcomes: Outcome[]) {
	const sent = { times: 0, send: async () => Promise.resolve(outcomes[sent.times++] ?? pass) };
	return sent;
}

describe("twins that were proven", () => {
	it("are sent once, also for checks that ask at the same time", async () => {
		const twins = new ProvenTwins();
		const sent = sender();
		const outcomes = await Promise.all([1, 2, 3].map(() => twins.prove(twin, "http://a", sent.send)));
		expect(outcomes).toEqual([pass, pass, pass]);
		expect(sent.times).toBe(1);
	});

	it("are other twins on another target, or if they differ", async () => {
		const twins = new ProvenTwins();
		const sent = sender();
		await twins.prove(twin, "http://a", sent.send);
		await twins.prove(twin, "http://b", sent.send);
		await twins.prove({ ...twin, query: "a=1" }, "http://a", sent.send);
		expect(sent.times).toBe(3);
	});

	it("are sent again as long as they are not accepted, each with its own outcome", async () => {
		const twins = new ProvenTwins();
		const sent = sender(fail, fail, pass);
		const outcomes = [];
		for (let turn = 0; turn < 4; turn += 1) outcomes.push(await twins.prove(twin, "http://a", sent.send));
		expect(outcomes).toEqual([fail, fail, pass, pass]);
		expect(sent.times).toBe(3);
	});

	it("are sent again after an error, and after a while", async () => {
		let now = 0;
		const twins = new ProvenTwins(() => now);
		await expect(twins.prove(twin, "http://a", async () => Promise.reject(new Error("broken")))).rejects.toThrow(
			"broken",
		);
		const sent = sender();
		await twins.prove(twin, "http://a", sent.send);
		now = 9_999;
		await twins.prove(twin, "http://a", sent.send);
		expect(sent.times).toBe(1);
		now = 10_000;
		await twins.prove(twin, "http://a", sent.send);
		expect(sent.times).toBe(2);
	});
});
