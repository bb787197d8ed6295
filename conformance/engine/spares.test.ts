import { describe, expect, it } from "vitest";
import type { ScenarioCheck } from "./check.ts";
import { Dues, noSpares, sparesFor } from "./spares.ts";

function check(parts: Partial<ScenarioCheck>): ScenarioCheck {
	return {
		kind: "scenario",
		id: "X-01/a",
		requirement: "X-01",
		title: "does",
		severity: "low",
		threats: [],
		references: [],
		needs: ["fresh"],
		run: async ({ judge }) => judge.pass(),
		...parts,
	};
}

describe("sparesFor", () => {
	it("adds up what is taken, one of the usual kind unless a check says otherwise", () => {
		const checks = [check({}), check({}), check({ spares: { hasty: 1, default: 1 } }), check({ spares: { hasty: 2 } })];
		expect(sparesFor(checks)).toEqual({ fresh: { default: 3, hasty: 3 }, lent: {} });
	});

	it("lends the same few gateways to however many checks", () => {
		const checks = Array.from({ length: 9 }, () => check({ needs: ["key-set"], borrows: "attentive" }));
		expect(sparesFor(checks)).toEqual({ fresh: {}, lent: { attentive: 3 } });
	});

	it("takes none for checks of the target itself", () => {
		expect(sparesFor([check({ needs: ["hmac"] })])).toEqual(noSpares);
	});
});

describe("dues", () => {
	it("let a check have what it says that it takes, whoever else is waiting", () => {
		const dues = new Dues([check({ spares: { default: 2 } }), check({ id: "X-01/b" })]);
		expect([dues.taking("X-01/a", "default"), dues.taking("X-01/a", "default")]).toEqual([0, 0]);
	});

	it("leave to the others what they are owed when a check takes more", () => {
		const dues = new Dues([check({}), check({ id: "X-01/b", spares: { default: 2 } }), check({ id: "X-01/c" })]);
		dues.taking("X-01/a", "default");
		expect(dues.taking("X-01/a", "default")).toBe(3);
		dues.taking("X-01/b", "default");
		expect(dues.taking("X-01/a", "default")).toBe(2);
		expect(dues.taking("X-01/a", "hasty")).toBe(0);
	});
});
