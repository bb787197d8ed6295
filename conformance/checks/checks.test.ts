import { describe, expect, it } from "vitest";
import type { ExchangeCheck } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { needTable } from "../engine/needs.ts";
import { readSpecification } from "../engine/requirements.ts";
import { checks } from "./index.ts";
import { needsOf } from "./needs-of.ts";

const { requirements, statusOf } = readSpecification();
const exchanges = checks.filter((check): check is ExchangeCheck => check.kind === "exchange");

/** The ids of those that are not as they should be, so that a failure names them. */
function idsOf<Item extends { id: string }>(items: readonly Item[], isWrong: (item: Item) => boolean): string[] {
	return items.filter(isWrong).map(({ id }) => id);
}

function plain(expectation: Expectation): readonly Exclude<Expectation, { kind: "either" }>[] {
	return expectation.kind === "either" ? expectation.of.flatMap(plain) : [expectation];
}

describe("the checks", () => {
	it("have ids of their own, made of a requirement and a slug", () => {
		const seen = new Set<string>();
		const doubled = checks.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size);
		expect(doubled).toEqual([]);
		expect(idsOf(checks, ({ id }) => !/^[A-Z]+(?:-[A-Z]+)*-\d{2}\/[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id))).toEqual([]);
		expect(idsOf(checks, ({ id, requirement }) => !id.startsWith(`${requirement}/`))).toEqual([]);
	});

	it("are about requirements that the specification has", () => {
		expect(idsOf(checks, ({ requirement }) => !requirements.has(requirement))).toEqual([]);
	});

	it("say what they are about", () => {
		expect(idsOf(checks, ({ title }) => !/^[a-z].{9,}[^.]$/.test(title))).toEqual([]);
		expect(idsOf(checks, ({ threats }) => threats.length === 0)).toEqual([]);
		expect(idsOf(checks, ({ threats }) => threats.some((row) => !/^[A-Z]{2,3}-\d{2}$/.test(row)))).toEqual([]);
		expect(
			idsOf(checks, ({ references }) =>
				references.some((text) => !/^(?:CWE-\d+|CVE-\d{4}-\d+|RFC \d+(?: §[\d.]+)?|BCP \d+.*|[A-Z].*)$/.test(text)),
			),
		).toEqual([]);
	});

	it("need what it takes to build their probes, and nothing that no target could give", () => {
		expect(idsOf(checks, ({ needs }) => needs.some((need) => !Object.hasOwn(needTable, need)))).toEqual([]);
		expect(
			idsOf(exchanges, ({ needs, twin, probe }) => needsOf(twin, probe).some((need) => !needs.includes(need))),
		).toEqual([]);
		expect(
			idsOf(checks, ({ needs, spares, borrows }) => {
				const takes = spares !== undefined && !needs.includes("fresh");
				return takes || (borrows !== undefined) !== needs.includes("key-set");
			}),
		).toEqual([]);
	});

	it("differ from their twins, whose requests are honest", () => {
		expect(idsOf(exchanges, ({ twin, probe }) => JSON.stringify(twin) === JSON.stringify(probe))).toEqual([]);
		expect(idsOf(exchanges, ({ twin }) => (twin.after ?? []).length > 0 && twin.credential === "hmac")).toEqual([]);
	});

	it("expect refusals that the specification knows, and ask the upstream only where it tells", () => {
		const codes = exchanges.flatMap(({ expect: expectation }) =>
			plain(expectation).flatMap((each) => (each.kind === "refused" ? each.codes : [])),
		);
		expect(codes.filter((code) => !statusOf.has(code))).toEqual([]);
		expect(
			idsOf(
				exchanges,
				({ needs, expect: expectation }) =>
					plain(expectation).some((each) => each.kind === "accepted" && (each.upstream ?? []).length > 0) &&
					!needs.includes("echo") &&
					!needs.includes("echo.log"),
			),
		).toEqual([]);
	});
});
