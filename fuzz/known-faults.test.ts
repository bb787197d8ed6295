import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf } from "./fault.ts";
import { KnownFaults } from "./known-faults.ts";

const forms = new Set(["with-a-body", "without-a-body"]);
const shown = (kinds: readonly string[], fault = "REQ-01-a") => ({ requirement: "REQ-01", fault, kinds, seen: 1 });

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

	it("are one where one is shown by less, whichever is shown first", () => {
		const [less, more, most] = [shown(["dots"]), shown(["dots", "slashes"]), shown(["dots", "head"])];
		expect(left(less, more, most)).toEqual(["dots seen 3"]);
		expect(left(more, most, less)).toEqual(["dots seen 3"]);
	});

	it("are several where less shows another thing", () => {
		expect(left(shown(["dots", "slashes"]), shown(["dots"], "REQ-01-b"))).toHaveLength(2);
	});

	it("are told apart by forms where an input has nothing else, until inputs of other forms show the same", () => {
		const known = new KnownFaults(forms);
		known.take(shown(["with-a-body"]));
		expect(known.like("REQ-01", ["with-a-body", "dots"])).toBeDefined();
		expect(known.like("REQ-01", ["without-a-body", "dots"])).toBeUndefined();
		known.take(shown(["without-a-body", "dots"]));
		expect(known.all).toHaveLength(2);
		known.take(shown(["without-a-body"]));
		expect(known.all).toHaveLength(1);
		expect(known.like("REQ-01", ["dots"])).toBeDefined();
	});

	it("are those of one requirement each", () => {
		const known = new KnownFaults(forms);
		known.take(shown(["dots"]));
		expect(known.like("REQ-01", ["dots", "slashes"])).toMatchObject({ kinds: ["dots"] });
		expect(known.like("REQ-02", ["dots"])).toBeUndefined();
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
				const fault = faultOf({ requirement: "REQ-01", expected: "else", actual }, telling);
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
