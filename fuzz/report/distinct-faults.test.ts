import { describe, expect, it } from "vitest";
import { distinctFaults } from "./distinct-faults.ts";
import { fakeFinding, fakeFuzzReport, fakeFuzzResult } from "./fake-fuzz-report.ts";

const symptom = "HMAC-CANON-05-0a1b2c3d";
const shows = (id: string, ...faults: readonly string[]) =>
	fakeFuzzResult({ id, verdict: "fail", findings: faults.map((fault) => fakeFinding({ fault })) });
const told = (...results: readonly ReturnType<typeof shows>[]) =>
	distinctFaults(fakeFuzzReport(results)).map(
		({ finding, properties }) => `${finding.fault} by ${properties.join(" and ")}`,
	);

describe("the different faults of a run", () => {
	it("are as many as one property tells apart, although they look alike", () => {
		expect(told(shows("a", `${symptom}-000001`, `${symptom}-000002`))).toEqual([
			`${symptom}-000001 by a`,
			`${symptom}-000002 by a`,
		]);
	});

	it("are those of the property that tells most of them apart, where several show what looks alike", () => {
		expect(told(shows("a", `${symptom}-000001`), shows("b", `${symptom}-00000b`))).toEqual([
			`${symptom}-000001 by a and b`,
		]);
		expect(told(shows("a", `${symptom}-000001`), shows("b", `${symptom}-00000b`, `${symptom}-00000c`))).toEqual([
			`${symptom}-00000b by b and a`,
			`${symptom}-00000c by b and a`,
		]);
	});

	it("are those of the property that shows the gravest, where they look alike", () => {
		const [mild, grave] = (["medium", "critical"] as const).map((severity) =>
			fakeFuzzResult({
				...{ id: severity, verdict: "fail" },
				findings: [fakeFinding({ severity, fault: `${symptom}-000001` })],
			}),
		);
		expect(told(...[mild, grave].filter((one) => one !== undefined))).toEqual([
			`${symptom}-000001 by critical and medium`,
		]);
	});

	it("are several where they do not look alike", () => {
		expect(told(shows("a", symptom, "HMAC-CANON-05-ffffffff"))).toHaveLength(2);
	});

	it("are the gravest first", () => {
		const [low, high] = (["low", "high"] as const).map((severity) =>
			fakeFinding({ severity, fault: `REQ-01-${severity}` }),
		);
		const findings = [low, high].flatMap((finding) => (finding === undefined ? [] : [finding]));
		const report = fakeFuzzReport([fakeFuzzResult({ id: "a", findings })]);
		expect(distinctFaults(report).map(({ finding }) => finding.severity)).toEqual(["high", "low"]);
	});
});
