import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkable } from "./checkable.ts";
import { Hunt, type HuntOptions } from "./hunt.ts";
import type { Kinds } from "./kinds.ts";
import { type Law, Unjudged } from "./law.ts";
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
