import { describe, expect, it } from "vitest";
import { combineCoverage } from "./coverage.ts";

const nothing = { static: {}, perTest: {} };

describe("combining coverage", () => {
	it("adds up what each test executed in whichever gateway", () => {
		const one = { static: {}, perTest: { first: { "1": 2 }, second: { "1": 1, "2": 1 } } };
		const other = { static: {}, perTest: { first: { "1": 1, "3": 4 } } };
		expect(combineCoverage({ lasting: [nothing], lent: [] }, { lasting: [one], lent: [other] })).toEqual({
			static: {},
			perTest: { first: { "1": 3, "3": 4 }, second: { "1": 1, "2": 1 } },
		});
	});

	it("takes what a lasting gateway executes the first time only for something that concerns every test", () => {
		const before = { static: { "1": 5, "2": 1 }, perTest: {} };
		const alone = { static: {}, perTest: { first: { "1": 1 } } };
		const lent = { static: {}, perTest: { fresh: { "2": 1 } } };
		expect(combineCoverage({ lasting: [before], lent: [] }, { lasting: [alone], lent: [lent] })).toEqual({
			static: { "2": 1 },
			perTest: { first: { "1": 1 }, fresh: { "2": 1 } },
		});
	});

	it("compares each gateway with itself", () => {
		const first = { static: { "1": 1 }, perTest: {} };
		const second = { static: { "2": 1 }, perTest: {} };
		const combined = combineCoverage({ lasting: [first, second], lent: [] }, { lasting: [second, first], lent: [] });
		expect(combined.static).toEqual({ "1": 2, "2": 2 });
	});

	it("keeps what was executed for no test in particular", () => {
		const lent = { static: { "7": 1 }, perTest: {} };
		expect(combineCoverage({ lasting: [], lent: [] }, { lasting: [], lent: [lent] }).static).toEqual({ "7": 1 });
	});
});
