import { expect, it } from "vitest";
import { threats } from "../../conformance/threats/index.ts";
import { fakeFuzzResult } from "./fake-fuzz-report.ts";
import { summaryOf } from "./summary.ts";

it("counts threats against the whole catalogue, and those only that are in it", () => {
	const kind = { count: 1, with: [] };
	const result = fakeFuzzResult({
		explored: {
			kinds: [
				{ ...kind, id: "a", threats: ["CAN-01", "CAN-02", "XYZ-99"] },
				{ ...kind, id: "b", threats: ["CAN-02"] },
				{ ...kind, id: "c", threats: ["CAN-03"], count: 0 },
			],
			pairs: 0,
		},
	});
	expect(summaryOf([result, result]).threats).toEqual({ reached: 2, named: 3, all: threats.length });
});

it("counts pairs of kinds against those that one input can be an example of", () => {
	const kinds = [
		{ id: "a", threats: [], count: 1, with: [2], apart: ["b"] },
		{ id: "b", threats: [], count: 0, with: [] },
		{ id: "c", threats: [], count: 1, with: [] },
	];
	const result = fakeFuzzResult({ explored: { kinds, pairs: 1 } });
	expect(summaryOf([result, result]).pairs).toEqual({ reached: 2, all: 4 });
});
