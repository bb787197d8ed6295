import { describe, expect, it } from "vitest";
import { alternate } from "./alternate.ts";

describe("alternating rounds", () => {
	it("measure everything once a round, each round beginning with another one and going the other way round", async () => {
		const order: string[] = [];
		const contender = (name: string) => ({
			name,
			measure: async (round: number) => {
				order.push(`${name}${round}`);
				return round * 10;
			},
		});
		const measured = await alternate(["a", "b", "c"].map(contender), 4, () => {});
		expect(order.join(" ")).toBe("a0 b0 c0 a1 c1 b1 c2 a2 b2 c3 b3 a3");
		expect(Object.fromEntries(measured)).toEqual({ a: [0, 10, 20, 30], b: [0, 10, 20, 30], c: [0, 10, 20, 30] });
	});

	it("end with the first that cannot be measured", async () => {
		const failing = { name: "a", measure: () => Promise.reject(new Error("void")) };
		await expect(alternate([failing], 3, () => {})).rejects.toThrow("void");
	});
});
