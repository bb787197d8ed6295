import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { get } from "../conformance/client/raw-server.ts";
import { fault } from "../conformance/engine/fake-target.ts";
import { checkable } from "./checkable.ts";
import { ownAnswers } from "./fault.ts";
import { graceMs } from "./grace.ts";
import { Hunt, type HuntOptions } from "./hunt.ts";
import type { Kinds } from "./kinds.ts";
import { type Law, Unjudged, type Violation } from "./law.ts";
import { Unsettled } from "./laws/verdict.ts";

type Letters = readonly string[];
const letters = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 6 });
const kinds: Kinds<Letters> = {
	all: ["a", "b", "c", "d"].map((id) => ({ id, threats: [] })),
	of: (input) => [...new Set(input)],
};

/** Time that stands still but for waiting. */
function stillTime() {
	let now = 0;
	return {
		now: () => now,
		wait: async (ms: number) => {
			now += ms;
		},
	};
}

function huntFor(law: Law<Letters>, options: Partial<HuntOptions> = {}): Hunt {
	return new Hunt({
		checkable: checkable<Letters>(letters, law, { kinds }),
		seed: 5,
		shard: { index: 0, of: 1 },
		time: stillTime(),
		slowDown: async () => false,
		...options,
	});
}

/** No answer came to the request of an input. */
function unanswered(kind: "reset" | "closed-early" | "timeout", input: Letters): Violation {
	const probe = { credential: "none", path: `/${input.join("")}` } as const;
	const exchange = { probe, request: get(), token: "t", outcome: fault(kind) };
	return { ...wrong("ANS-05"), actual: `no answer: ${kind}`, exchange };
}

const wrong = (requirement: string) => ({ requirement, expected: "right", actual: "wrong" });

describe("a hunt", () => {
	it("goes on where it was left", async () => {
		const seen: unknown[] = [];
		const hunt = huntFor(() => undefined, { onInput: ({ input }) => seen.push(input) });
		await hunt.advance({ inputs: 3 });
		await hunt.advance({ inputs: 5 });
		const whole: unknown[] = [];
		await huntFor(() => undefined, { onInput: ({ input }) => whole.push(input) }).advance({ inputs: 5 });
		expect(seen).toEqual(whole);
		expect(hunt.executions).toBe(5);
	});

	it("draws one input at least, however short the time is", async () => {
		const hunt = huntFor(() => undefined);
		await hunt.advance({ until: -1 });
		expect(hunt.executions).toBe(1);
	});

	it("takes one fault for one, whatever else is in the inputs that show it", async () => {
		const law: Law<Letters> = (input) => (input.includes("b") ? wrong("REQ-01") : undefined);
		const hunt = huntFor(law);
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults).toHaveLength(1);
		expect(hunt.faults[0]).toMatchObject({ input: ["b"], kinds: ["b"] });
		expect(hunt.faults[0]?.seen).toBeGreaterThan(5);
		expect(hunt.end).toBeUndefined();
	});

	it("tells faults apart by what shows them, and by the requirement", async () => {
		const law: Law<Letters> = (input) => {
			if (input.includes("a") && input.includes("b")) return wrong("REQ-02");
			return input.includes("c") || input.includes("d") ? wrong("REQ-01") : undefined;
		};
		const hunt = huntFor(law);
		await hunt.advance({ inputs: 200 });
		const found = hunt.faults.map(({ violation, kinds: own }) => [violation.requirement, ...own.toSorted()].join(" "));
		expect(found.toSorted()).toEqual(["REQ-01 c", "REQ-01 d", "REQ-02 a b"]);
		expect(new Set(hunt.faults.map(({ fault }) => fault)).size).toBe(3);
	});

	/** Lists of letters that are not made smaller, each of an even or of an odd length. */
	const unshrunk = (law: Law<Letters>) =>
		checkable<Letters>(fc.noShrink(letters), law, {
			kinds: {
				all: [...kinds.all, { id: "even", threats: [], isForm: true }, { id: "odd", threats: [], isForm: true }],
				of: (input) => [...kinds.of(input), input.length % 2 === 0 ? "even" : "odd"],
			},
		});

	it("takes one fault for one, whatever form the inputs have that show it", async () => {
		const only = (letter: string) => (input: Letters) => input.length > 0 && input.every((each) => each === letter);
		const [onlyB, onlyC] = [only("b"), only("c")];
		const checkable = unshrunk((input) => (onlyB(input) || onlyC(input) ? wrong("REQ-01") : undefined));
		const hunt = huntFor(() => undefined, { checkable });
		await hunt.advance({ inputs: 2000 });
		const found = hunt.faults.map(({ kinds: own }) => own.filter((kind) => kind.length === 1).join(""));
		expect(found.toSorted()).toEqual(["b", "c"]);
	});

	it("has a fault by the input that shows it with least, and tells when one with less takes the place of another", async () => {
		const told: string[] = [];
		const checkable = unshrunk((input) => (input.includes("b") ? wrong("REQ-01") : undefined));
		const hunt = huntFor(() => undefined, {
			checkable,
			seed: 6,
			onFault: async ({ kinds: own }, isNew) => void told.push(`${isNew ? "new" : "smaller"} ${own.length}`),
		});
		await hunt.advance({ inputs: 2000 });
		expect(hunt.faults).toHaveLength(1);
		expect(hunt.faults[0]?.kinds.filter((kind) => kind.length === 1)).toEqual(["b"]);
		expect(told.length).toBeGreaterThan(1);
		expect(told.at(-1)).toBe("smaller 2");
	});

	it("takes what is shown now and then for one fault, and makes nothing smaller by luck", async () => {
		let requests = 0;
		const law: Law<Letters> = () => {
			requests += 1;
			return requests % 7 === 0 ? wrong(requests % 2 === 0 ? "REQ-01" : "REQ-02") : undefined;
		};
		const hunt = huntFor(law, { requests: () => requests });
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults).toHaveLength(1);
		expect(hunt.faults[0]).toMatchObject({
			repetition: { shown: 1, asked: 9 },
			path: expect.stringMatching(/^[0-9]+$/),
		});
		expect(hunt.faults[0]?.shrinks).toBeUndefined();
		expect(hunt.faults[0]?.seen).toBeGreaterThan(2);
	});

	it("tells what is shown now and then from what is shown each time", async () => {
		let requests = 0;
		const law: Law<Letters> = (input) => {
			requests += 1;
			if (input.includes("b")) return wrong("REQ-01");
			return requests % 7 === 0 ? wrong("REQ-01") : undefined;
		};
		const hunt = huntFor(law, { requests: () => requests });
		await hunt.advance({ inputs: 200 });
		const steady = hunt.faults.filter(({ repetition }) => repetition === undefined);
		expect(steady.map(({ input }) => input)).toEqual([["b"]]);
		expect(hunt.faults).toHaveLength(2);
	});

	it("keeps apart what is shown now and then of different kinds, and finds what is shown each time beside it", async () => {
		let requests = 0;
		const law: Law<Letters> = (input) => {
			requests += 1;
			if (requests % 11 === 0) return { ...wrong("REQ-02"), expected: "something else" };
			return input.includes("b") || requests % 7 === 0 ? wrong("REQ-01") : undefined;
		};
		const hunt = huntFor(law, { requests: () => requests });
		await hunt.advance({ inputs: 300 });
		const found = hunt.faults.map(
			({ requirement, repetition }) => `${requirement} ${repetition?.asked ?? "each time"}`,
		);
		expect(found.toSorted()).toEqual(["REQ-01 9", "REQ-01 each time", "REQ-02 9"]);
		expect(hunt.faults.find(({ repetition }) => repetition === undefined)?.input).toEqual(["b"]);
	});

	it("asks again of a stored input, too", async () => {
		let requests = 0;
		const law: Law<Letters> = () => {
			requests += 1;
			return requests % 5 === 0 ? wrong("REQ-01") : undefined;
		};
		const hunt = huntFor(law, { requests: () => requests });
		for (let at = 0; at < 12; at += 1) await hunt.stored(["a"], `${at}.json`);
		expect(hunt.faults.map(({ repetition, stored }) => [repetition?.asked, stored])).toEqual([[9, "4.json"]]);
		expect(hunt.end).toBeUndefined();
	});

	it("makes a fault no smaller by one that is told by its symptom", async () => {
		const mild = { ...wrong("FWD-13"), expected: ownAnswers };
		const law: Law<Letters> = (input) => {
			if (input.includes("a") && input.includes("b")) return wrong("FWD-13");
			return input.includes("b") ? mild : undefined;
		};
		const hunt = huntFor(law);
		await hunt.advance({ inputs: 100 });
		const grave = hunt.faults.filter(({ expected }) => expected === "right");
		expect(grave.map(({ input }) => (input as Letters).toSorted())).toEqual([["a", "b"]]);
		expect(hunt.faults).toHaveLength(2);
	});

	it("keeps an account of kinds, and of two kinds at once", async () => {
		const news: number[] = [];
		const hunt = huntFor(() => undefined, { onInput: (_, { kinds: first, pairs }) => news.push(first + pairs) });
		await hunt.advance({ inputs: 200 });
		expect(hunt.exploration.reached).toBe(4);
		expect(hunt.exploration.pairs).toBe(6);
		expect(news.reduce((sum, count) => sum + count, 0)).toBe(10);
	});

	it("counts an input of which nothing was judged for no kind, and of another the part that was", async () => {
		const news: number[] = [];
		const law: Law<Letters> = (input) => {
			if (input.includes("a")) throw new Unjudged("an a cannot be asked");
			if (input.includes("b")) throw new Unjudged("a b cannot be asked", ["d"]);
			return input.includes("c") ? { ...wrong("REQ-01"), judged: ["c"] } : undefined;
		};
		const hunt = huntFor(law, { onInput: (_, { kinds: first, pairs }) => news.push(first + pairs) });
		await hunt.advance({ inputs: 200 });
		const counts = new Map(hunt.exploration.counts.map(({ id, count }) => [id, count]));
		expect([counts.get("a"), counts.get("b")]).toEqual([0, 0]);
		expect(hunt.exploration.pairs).toBe(0);
		expect(news.reduce((sum, count) => sum + count, 0)).toBe(2);
		expect(hunt.unjudged).toBeGreaterThan(20);
		expect(hunt.drawn).toBe(200);
	});

	it("takes what cannot be judged for no smaller counterexample", async () => {
		const law: Law<Letters> = (input) => {
			if (input.length < 2) throw new Unjudged("too short");
			return input.includes("b") ? wrong("REQ-01") : undefined;
		};
		const hunt = huntFor(law);
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults[0]?.input).toHaveLength(2);
	});

	it("has the parts of its inputs that together are all of them", async () => {
		const drawnBy = async (options: Partial<HuntOptions>, inputs: number) => {
			const seen: string[] = [];
			const hunt = huntFor(() => undefined, {
				...options,
				onInput: ({ input }) => seen.push(JSON.stringify(input)),
			});
			await hunt.advance({ inputs });
			return seen;
		};
		const whole = await drawnBy({}, 12);
		const parts = await Promise.all([0, 1, 2].map((index) => drawnBy({ shard: { index, of: 3 } }, 4)));
		expect([0, 1, 2, 3].flatMap((at) => parts.map((part) => part[at]))).toEqual(whole);
	});

	it("asks again where nothing could be said, and ends when there is no point in it", async () => {
		let asked = 0;
		const law: Law<Letters> = () => {
			asked += 1;
			if (asked === 3 || asked > 6) throw new Unsettled("nobody answers");
			return undefined;
		};
		let patience = 2;
		const hunt = huntFor(law, { slowDown: async () => patience-- > 0 });
		await hunt.advance({ inputs: 100 });
		expect(hunt.end).toEqual({ kind: "unsettled", reason: "nobody answers" });
		expect(hunt.drawn).toBe(5);
	});

	it("takes no answer that was lost once for a fault", async () => {
		let judged = 0;
		const hunt = huntFor((input) => {
			judged += 1;
			return judged === 3 ? unanswered("timeout", input) : undefined;
		});
		await hunt.advance({ inputs: 20 });
		expect(hunt.faults).toEqual([]);
		expect(hunt.drawn).toBe(20);
		expect(hunt.end).toBeUndefined();
	});

	it.each([
		["reset", 3, 4],
		["closed-early", 3, 4],
		["timeout", 1, 2],
	] as const)("takes a %s for a fault when it came in a row often enough", async (kind, tooFew, enough) => {
		const losing = (times: number) => {
			let left = times;
			return huntFor((input) => (input.includes("b") && left-- > 0 ? unanswered(kind, input) : undefined));
		};
		const lucky = losing(tooFew);
		await lucky.advance({ inputs: 60 });
		expect(lucky.faults).toEqual([]);
		const unlucky = losing(enough);
		await unlucky.advance({ inputs: 60 });
		expect(unlucky.faults).toMatchObject([{ requirement: "ANS-05" }]);
	});

	it("finds what an input stops each time, as small as it is, while plain requests are answered", async () => {
		let plain = 0;
		const hunt = huntFor((input) => (input.includes("b") ? unanswered("reset", input) : undefined), {
			plainly: async () => {
				plain += 1;
			},
		});
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults).toMatchObject([{ requirement: "ANS-05", input: ["b"] }]);
		expect(plain).toBeGreaterThanOrEqual(4);
	});

	it("says nothing of an input whose answer was lost when plain requests are not answered either", async () => {
		let judged = 0;
		const hunt = huntFor(
			(input) => {
				judged += 1;
				return judged > 5 ? unanswered("timeout", input) : undefined;
			},
			{
				plainly: async () => {
					throw new Unsettled("the target is gone");
				},
			},
		);
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults).toEqual([]);
		expect(hunt.end).toEqual({ kind: "unsettled", reason: "the target is gone" });
		expect(hunt.drawn).toBe(5);
	});

	it("waits for a target that an input stops for a while, and has it for a fault", async () => {
		let down = 0;
		const hunt = huntFor(
			(input) => {
				if (!input.includes("b")) return undefined;
				down = 2;
				return unanswered("closed-early", input);
			},
			{
				plainly: async () => {
					if (down > 0) throw new Unsettled("the target is gone");
				},
				slowDown: async () => {
					down -= 1;
					return true;
				},
			},
		);
		await hunt.advance({ inputs: 60 });
		expect(hunt.faults).toMatchObject([{ requirement: "ANS-05", input: ["b"] }]);
	});

	it("never asks again of what came to light, so that nothing hides it", async () => {
		let judged = 0;
		const hunt = huntFor(() => {
			judged += 1;
			return judged === 7 ? wrong("REQ-01") : undefined;
		});
		await hunt.advance({ inputs: 20 });
		expect(hunt.faults).toMatchObject([{ requirement: "REQ-01" }]);
	});

	it("does not make what came to light smaller by an answer that is lost", async () => {
		let found = false;
		const hunt = huntFor((input) => {
			if (found) return unanswered("reset", input);
			found = input.length === 6;
			return found ? wrong("ANS-05") : undefined;
		});
		await hunt.advance({ inputs: 100 });
		expect(hunt.faults[0]?.violation.exchange).toBeUndefined();
		expect(hunt.faults[0]?.input).toHaveLength(6);
	});

	it("does not take a smaller input for what lost the answer where it does not do so again", async () => {
		let confirmed = 0;
		let lost = false;
		const hunt = huntFor((input) => {
			if (input.length >= 5) {
				confirmed += 1;
				return unanswered("timeout", input);
			}
			// One answer to a smaller input is lost on the way.
			if (confirmed < 2 || lost) return undefined;
			lost = true;
			return unanswered("timeout", input);
		});
		await hunt.advance({ inputs: 100 });
		expect(lost).toBe(true);
		expect(hunt.faults.length).toBeGreaterThan(0);
		for (const { input } of hunt.faults) expect((input as Letters).length).toBeGreaterThanOrEqual(5);
	});

	it("slows down while it makes something smaller, as with any input, and makes it as small", async () => {
		const waits: unknown[] = [];
		let found = false;
		let isLimited = false;
		const hunt = huntFor(
			(input) => {
				// Of what is asked for after the first fault, every other request is one too many.
				isLimited = found && !isLimited;
				if (isLimited) throw new Unsettled("too many", { retryAfterMs: 1000 });
				found ||= input.length > 3 && input.includes("b");
				return found && input.includes("b") ? wrong("REQ-01") : undefined;
			},
			{
				slowDown: async ({ limited }) => {
					waits.push(limited);
					return true;
				},
				onFault: async () => {
					expect(waits.length).toBeGreaterThan(1);
				},
			},
		);
		await hunt.advance({ inputs: 20 });
		expect(hunt.faults).toMatchObject([{ input: ["b"] }]);
		expect(hunt.end).toBeUndefined();
		for (const limited of waits) expect(limited).toEqual({ retryAfterMs: 1000 });
	});

	it("makes nothing smaller any more once there is no point in asking", async () => {
		let asked = 0;
		let found = false;
		const hunt = huntFor((input) => {
			if (found) {
				asked += 1;
				throw new Unsettled("too many");
			}
			found = input.length === 6;
			return found ? wrong("REQ-01") : undefined;
		});
		await hunt.advance({ inputs: 100 });
		expect(hunt.faults).toMatchObject([{ shrinks: 0 }]);
		// One for a smaller input, one for the next that was drawn.
		expect(asked).toBe(2);
		expect(hunt.end).toEqual({ kind: "unsettled", reason: "too many" });
	});

	/** Letters whose judgement takes so long each, of which all are wrong that are long. */
	const slow = (endsAt: number, msEach: number) => {
		const time = stillTime();
		const law: Law<Letters> = async (input) => {
			await time.wait(msEach);
			return input.length >= 64 ? wrong("REQ-01") : undefined;
		};
		const long = fc.array(fc.constantFrom("a", "b"), { minLength: 100, maxLength: 600, size: "max" });
		return { time, hunt: huntFor(law, { time, endsAt, checkable: checkable<Letters>(long, law) }) };
	};

	it("makes a fault of the last second a little smaller, and is over soon after the run", async () => {
		const { time, hunt } = slow(10_000, 900);
		await time.wait(9000);
		await hunt.advance({ inputs: 1, until: 10_000 });
		expect(hunt.faults).toHaveLength(1);
		expect(hunt.faults[0]?.shrinks).toBeGreaterThan(0);
		expect(time.now()).toBeLessThanOrEqual(10_000 + graceMs + 900);
	});

	it("takes its time to make a fault smaller where the run has it", async () => {
		const { time, hunt } = slow(100_000, 5000);
		await hunt.advance({ inputs: 1 });
		expect(hunt.faults[0]?.shrinks).toBeGreaterThan(0);
		expect(time.now()).toBeLessThanOrEqual(25_000);
	});

	it("makes a fault smaller with so many requests, and tells how many it took", async () => {
		let sent = 0;
		let before = 0;
		const law: Law<Letters> = (input) => {
			if (before === 0) before = input.length;
			sent += Math.max(1, input.length);
			return input.length >= 64 ? wrong("REQ-01") : undefined;
		};
		const long = fc.array(fc.constantFrom("a", "b"), { minLength: 100, maxLength: 600, size: "max" });
		const huntWith = (mostRequests?: number) =>
			huntFor(law, { checkable: checkable<Letters>(long, law), requests: () => sent, mostRequests });
		const few = huntWith(2000);
		await few.advance({ inputs: 1 });
		const [found] = few.faults;
		expect(found?.shrinks).toBeGreaterThan(0);
		expect(found?.shrinkRequests).toBe(sent - before);
		expect(found?.shrinkRequests).toBeLessThanOrEqual(2000);
		sent = 0;
		const many = huntWith();
		await many.advance({ inputs: 1 });
		expect(many.faults[0]?.shrinkRequests).toBeGreaterThan(2000);
	});

	it("asks no more of what was lost once the run is over", async () => {
		const time = stillTime();
		const hunt = huntFor(
			async (input) => {
				await time.wait(4000);
				return unanswered("reset", input);
			},
			{ time, endsAt: 1000 },
		);
		await hunt.advance({ inputs: 1 });
		expect(hunt.faults).toEqual([]);
		expect(hunt.end).toMatchObject({ kind: "unsettled" });
		expect(time.now()).toBe(8000);
	});

	describe("that asks something without an end", () => {
		const asked = async (plainly: () => Promise<void>) => {
			vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
			try {
				let judged = 0;
				const law = () => {
					judged += 1;
					return judged === 3 ? new Promise<undefined>(() => {}) : undefined;
				};
				const endsAt = Date.now() + 1000;
				const hunt = huntFor(law, { time: { now: () => Date.now(), wait: async () => {} }, endsAt, plainly });
				const advanced = hunt.advance({ until: endsAt });
				await vi.advanceTimersByTimeAsync(1000 + 2 * graceMs);
				await advanced;
				return hunt;
			} finally {
				vi.useRealTimers();
			}
		};

		it("leaves that alone when the run is over, where plain requests are answered", async () => {
			const hunt = await asked(async () => {});
			expect(hunt.tried).toBe(2);
			expect(hunt.end).toBeUndefined();
		});

		it("says nothing any more where plain requests are not answered either", async () => {
			const hunt = await asked(() => new Promise(() => {}));
			expect(hunt.tried).toBe(2);
			expect(hunt.end).toEqual({
				kind: "unsettled",
				reason: "an answer did not come by the end of the run, and none to a plain request after it",
			});
		});
	});

	it("ends with the input on which the law itself went wrong", async () => {
		const hunt = huntFor(() => {
			throw new TypeError("mistake");
		});
		await hunt.advance({ inputs: 100 });
		expect(hunt.end).toMatchObject({ kind: "error", error: expect.any(TypeError), path: "0" });
	});

	it("ends at once when it is interrupted, although the law is waiting", async () => {
		const controller = new AbortController();
		const hunt = huntFor(
			() =>
				new Promise(() => {
					setImmediate(() => controller.abort());
				}),
			{ signal: controller.signal },
		);
		await hunt.advance({ inputs: 100 });
		expect(hunt.interrupted).toBe(true);
		expect(hunt.drawn).toBe(0);
	});

	it("looks no further after ten faults", async () => {
		const each = checkable<Letters>(fc.noShrink(letters), (input) => wrong(`REQ-${input.join("")}`));
		const hunt = huntFor(() => undefined, { checkable: each });
		await hunt.advance({ inputs: 5000 });
		expect(hunt.end).toMatchObject({ kind: "enough" });
	});

	it("judges stored inputs, and leaves out what the law was not made for where that can be", async () => {
		const law: Law<Letters> = (input) => (input.includes("b") ? wrong("REQ-01") : undefined);
		const hunt = huntFor(law);
		let unfit = 0;
		expect(await hunt.stored(["b"], "one.json")).toBe(true);
		expect(await hunt.stored(null, "two.json", () => (unfit += 1))).toBe(false);
		expect(hunt.faults).toMatchObject([{ stored: "one.json", input: ["b"] }]);
		expect(hunt.end).toBeUndefined();
		expect(unfit).toBe(1);
		await hunt.stored(null, "two.json");
		expect(hunt.end).toMatchObject({ kind: "error" });
	});
});
