import { describe, expect, it } from "vitest";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { sectionSize } from "./header-section.ts";

const request = (headers: WireRequest["headers"]): WireRequest => ({
	...{ method: "GET", target: "/", host: "gw.test", headers, body: new Uint8Array() },
	framing: { kind: "none" },
});
// Host: gw.test and Connection: close
const always = 4 + 7 + 4 + (10 + 5 + 4);

describe("the size of a header section", () => {
	it("is names, values without blanks at their ends, and four for each field, those of the client among them", () => {
		expect(sectionSize(request([])).bytes).toBe(always);
		expect(sectionSize(request([["X-A", "  b c \t"]])).bytes).toBe(always + 3 + 3 + 4);
	});

	it("counts each of several fields of one name", () => {
		const twice = [["X-A", "b"] as const, ["X-A", "b"] as const];
		expect(sectionSize(request(twice)).bytes).toBe(always + 2 * (3 + 1 + 4));
	});

	it("may be taken for more where values have commas or spaces", () => {
		const { bytes, atMost } = sectionSize(request([["X-A", "b, c"]]));
		expect(atMost - bytes).toBe(2 * (3 + 4));
	});
});
