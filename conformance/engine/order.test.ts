import { describe, expect, it } from "vitest";
import type { Check } from "./check.ts";
import { exchangeCheck } from "./fake-target.ts";
import { order } from "./order.ts";

const check = (id: string, members: Partial<Parameters<typeof exchangeCheck>[0]> = {}): Check =>
	exchangeCheck({ id: `HMAC-SIG-01/${id}`, ...members });
const slugs = (checks: readonly Check[]): string[] => checks.map(({ id }) => id.slice(12));

describe("the order of checks", () => {
	const checks = [
		check("plain"),
		check("keystore", { needs: ["hmac", "keystore"] }),
		check("short", { waits: 1 }),
		check("alone", { exclusive: true, waits: 9 }),
		check("long", { waits: 3 }),
		check("plain-too"),
		check("fresh", { needs: ["fresh"] }),
		check("borrowing", { needs: ["key-set"], exclusive: true, borrows: "attentive" }),
	];
	const { lanes, alone } = order(checks);

	it("lets those wait first that wait longest, and none behind those that do not", () => {
		expect(slugs(lanes[0])).toEqual(["long", "short", "keystore", "fresh", "borrowing"]);
		expect(slugs(lanes[1])).toEqual(["plain", "plain-too"]);
	});

	it("keeps those apart that change what others rely on", () => {
		expect(slugs(alone)).toEqual(["alone"]);
		expect(slugs(order(checks, { lendsItself: true }).alone)).toEqual(["alone", "borrowing"]);
	});
});
