import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, ownAnswers, rareFaultOf } from "./fault.ts";
import { KnownFaults } from "./known-faults.ts";

const forms = new Set(["with-a-body", "without-a-body"]);
const wrong = { requirement: "REQ-01", expected: "refused with invalid_credentials" };
const shown = (kinds: readonly string[], fault = "REQ-01-a") => ({ ...wrong, fault, kinds, seen: 1 });
/** Refused, but at a later stage than it had to be. */
const late = (kinds: readonly string[], expected = wrong.expected) => ({
	...{ requirement: "ANS-07", expected, fault: "ANS-07-a", kinds, seen: 1 },
});

/** What is left of all that was shown, in this order. */
function left(...several: readonly ReturnType<typeof shown>[]): readonly string[] {
	const known = new KnownFaults(forms);
	for (const one of several) known.take({ ...one });
	return known.all.map(({ kinds, seen }) => `${kinds.join(" ")} seen ${seen}`);
}

describe("known faults", () => {
	it("are told apart by what their smallest inputs are examples of, and not by forms that every input has one of", () => {
		expect(left(shown(["dots", "with-a-body"]), shown(["dots", "without-a-body"]))).toEqual([
			"dots with-a-body seen 2",
		]);
		expect(left(shown(["dots", "with-a-body"]), shown(["slashes", "with-a-body"]))).toHaveLength(2);
	});

	it("are told apart from what is shown now and then, of which an input tells nothing", () => {
		const rare = (kinds: readonly string[], came: string) => ({
			...{ ...shown(kinds), repetition: { shown: 1, asked: 9 } },
			fault: rareFaultOf({ ...wrong, actual: came }),
		});
		const known = new KnownFaults(forms);
		const all = [rare(["dots"], "200"), shown(["dots", "slashes"]), rare(["slashes"], "200"), rare(["dots"], "400")];
		for (const one of all) known.take(one);
		expect(known.all.map(({ kinds, seen }) => `${kinds.join(" ")} seen ${seen}`)).toEqual([
			"dots slashes seen 1",
			"dots seen 2",
			"dots seen 1",
		]);
	});

	it("are one where one is shown by less, whichever is shown first", () => {
		const [less, more, most] = [shown(["dots"]), shown(["dots", "slashes"]), shown(["dots", "head"])];
		expect(left(less, more, most)).toEqual(["dots seen 3"]);
		expect(left(more, most, less)).toEqual(["dots seen 3"]);
	});

	it("are one where less shows it in another way", () => {
		const [less, more] = [shown(["dots"], "REQ-01-b"), shown(["dots", "slashes"])];
		expect(left(more, less)).toEqual(["dots seen 2"]);
		expect(left(less, more)).toEqual(["dots seen 2"]);
	});

	it("are behind what comes as far as a later stage, whichever is shown first", () => {
		expect(left(shown(["dots"]), late(["dots", "with-a-body"]))).toEqual(["dots seen 2"]);
		expect(left(late(["dots", "with-a-body"]), shown(["dots"]))).toEqual(["dots seen 2"]);
		expect(left(late(["slashes"]), shown(["dots"]))).toHaveLength(2);
		expect(left(late(["dots"], "refused with nonce_replayed"), shown(["dots"]))).toHaveLength(2);
		expect(left(late(["dots"]), late(["dots", "slashes"]))).toEqual(["dots seen 2"]);
	});

	it("are one where requests are answered in place of others, and not what else is wrong with whose answer it is", () => {
		const wrongly = (expected: string, fault: string, kinds: readonly string[]) => ({
			...shown(kinds, fault),
			...{ requirement: "FWD-13", expected },
		});
		const inPlace = (...kinds: readonly string[]) => wrongly(ownAnswers, "FWD-13-a", kinds);
		const another = wrongly("answers in the order of their requests", "FWD-13-b", ["pipelined"]);
		expect(left(inPlace("pipelined", "no-colon"), inPlace("large-field", "head"), inPlace("pipelined"))).toEqual([
			"pipelined no-colon seen 3",
		]);
		expect(left(another, inPlace("pipelined", "no-colon"))).toHaveLength(2);
		expect(left(inPlace("pipelined", "no-colon"), another)).toHaveLength(2);
	});

	it("are several where one answer is wrong in two ways", () => {
		const answer = (kinds: readonly string[], how: string) => ({
			...shown(kinds),
			...{ requirement: "ANS-05", fault: how },
		});
		const told = answer(["dots", "slashes"], "ANS-05-00000001");
		expect(left(told, answer(["dots"], "ANS-05-00000002"))).toHaveLength(2);
		expect(left(told, answer(["dots"], "ANS-05-00000001"))).toHaveLength(1);
	});

	it("are not behind what is let in", () => {
		expect(left(late(["dots"]), shown(["dots", "slashes"]))).toHaveLength(2);
	});

	it("are told apart by forms where an input has nothing else, until inputs of other forms show the same", () => {
		const known = new KnownFaults(forms);
		known.take(shown(["with-a-body"]));
		expect(known.like(wrong, ["with-a-body", "dots"])).toBeDefined();
		expect(known.like(wrong, ["without-a-body", "dots"])).toBeUndefined();
		known.take(shown(["without-a-body", "dots"]));
		expect(known.all).toHaveLength(2);
		known.take(shown(["without-a-body"]));
		expect(known.all).toHaveLength(1);
		expect(known.like(wrong, ["dots"])).toBeDefined();
	});

	it("are those of one requirement each", () => {
		const known = new KnownFaults(forms);
		known.take(shown(["dots"]));
		expect(known.like(wrong, ["dots", "slashes"])).toMatchObject({ kinds: ["dots"] });
		expect(known.like({ ...wrong, requirement: "REQ-02" }, ["dots"])).toBeUndefined();
		expect(known.take({ ...shown(["dots"]), requirement: "REQ-02", fault: "REQ-02-a" })).toEqual({ became: "new" });
	});

	it("say what became of what they are shown", () => {
		const known = new KnownFaults(forms);
		expect(known.take(shown(["dots", "slashes"]))).toEqual({ became: "new" });
		expect(known.take(shown(["dots"]))).toEqual({ became: "smaller" });
		expect(known.take(shown(["dots"]))).toEqual({ became: "known" });
	});

	it("have a name each, whatever is shown and in whatever order", () => {
		const input = fc.record({
			actual: fc.constantFrom("taken", "refused"),
			form: fc.constantFrom(...forms),
			telling: fc.subarray(["dots", "slashes", "head"]),
		});
		const names = (inputs: readonly { actual: string; form: string; telling: readonly string[] }[]) => {
			const known = new KnownFaults(forms);
			for (const { actual, form, telling } of inputs) {
				const fault = faultOf({ ...wrong, actual }, telling);
				known.take(shown([form, ...telling], fault));
			}
			return known.all.map(({ fault }) => fault);
		};
		fc.assert(
			fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
				const own = names(inputs);
				expect(new Set(own).size).toBe(own.length);
			}),
			{ seed: 4, numRuns: 300 },
		);
	});
});
