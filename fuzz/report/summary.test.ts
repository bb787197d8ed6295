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
