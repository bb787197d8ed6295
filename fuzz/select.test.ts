import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkable } from "./checkable.ts";
import { inProcess, type Property } from "./property.ts";
import { selectProperties } from "./select.ts";

const property = (id: string, group: Property["group"], apart?: string): Property => ({
	id,
	group,
	title: "nothing is wrong",
	requirements: ["HMAC-TIME-01"],
	severity: "low",
	where: "in-process",
	runs: 1,
	...(apart === undefined ? {} : { apart }),
	open: () => inProcess(checkable(fc.constant(0), () => undefined)),
});
const all = [property("usual", "signers"), property("slow", "signers", "it compiles"), property("other", "token")];
const idsOf = (choice: Parameters<typeof selectProperties>[1]) => {
	const selection = selectProperties(all, choice);
	return selection.ok ? selection.properties.map(({ id }) => id) : selection.message;
};

describe("a property that stands apart", () => {
	it("is left out where nothing is named", () => {
		expect(idsOf({})).toEqual(["usual", "other"]);
	});

	it("is tried where it or its group is named", () => {
		expect(idsOf({ ids: ["slow"] })).toEqual(["slow"]);
		expect(idsOf({ groups: ["signers"] })).toEqual(["usual", "slow"]);
	});

	it("is found by a part of its id", () => {
		expect(idsOf({ ids: ["*w"] })).toEqual(["slow"]);
		expect(idsOf({ ids: ["?sual", "other"] })).toEqual(["usual", "other"]);
		expect(idsOf({ ids: ["x*"] })).toBe('no property "x*"; --list prints all');
	});

	it("is said to be left aside, and why, unless something was named", () => {
		const asideOf = (choice: Parameters<typeof selectProperties>[1]) => {
			const selection = selectProperties([...all, { ...property("far", "http"), where: "target" }], choice);
			return selection.ok ? selection.aside.map(({ id, reason }) => `${id}: ${reason}`) : selection.message;
		};
		expect(asideOf({})).toEqual(["slow: it compiles"]);
		expect(asideOf({ groups: ["token"] })).toEqual([]);
		const far = "it says nothing of a gateway that was named";
		expect(asideOf({ isElsewhere: true })).toEqual([`usual: ${far}`, `slow: ${far}`, `other: ${far}`]);
	});

	it("is listed with all others", () => {
		expect(idsOf({ apart: true })).toEqual(["usual", "slow", "other"]);
	});
});
