import { describe, expect, it } from "vitest";
import { threats } from "../conformance/threats/index.ts";
import { ownAnswers } from "./fault.ts";
import { properties } from "./properties/index.ts";
import { fakeFinding } from "./report/fake-fuzz-report.ts";
import { classified, weaknessOf } from "./weakness.ts";

const requirements = [...new Set(properties.flatMap((property) => property.requirements))];
const everyRow = threats.map(({ id }) => id);

describe("what a finding is classified as", () => {
	it("is what the checks say that are about what shows it, and not all checks of its requirement", () => {
		expect(weaknessOf("HMAC-CANON-08", ["CAN-17", "FWD-07"])).toEqual({
			severity: "medium",
			references: ["CVE-2021-31920", "CWE-347"],
		});
	});

	it("is that of one text taken for another, where it is also an example of a part that is left out", () => {
		expect(weaknessOf("HMAC-CANON-08", ["CAN-02", "CAN-17"])).toEqual(weaknessOf("HMAC-CANON-08", ["CAN-17"]));
		expect(weaknessOf("HMAC-CANON-08", ["CAN-02"])?.severity).toBe("critical");
	});

	it("is the gravest where nobody can tell which of several it is", () => {
		expect(weaknessOf("HMAC-CANON-08", ["CAN-03", "CAN-24", "CAN-25"])?.severity).toBe("critical");
		expect(weaknessOf("HMAC-CANON-07", ["CAN-07", "CAN-43"])?.severity).toBe("high");
	});

	it("is as bad as the row where a check of it is about another side of that", () => {
		const [row] = threats.filter(({ id }) => id === "NON-16");
		expect(weaknessOf("HMAC-CANON-04", ["NON-16"])?.severity).toBe(row?.severity);
	});

	it("is the gravest of the requirement where nothing that shows it is of a check, with what all checks refer to", () => {
		expect(weaknessOf("HMAC-CANON-08", ["LIM-01"])).toEqual({ severity: "critical", references: ["CWE-347"] });
		expect(weaknessOf("HMAC-NONCE-01")).toEqual({ severity: "critical", references: ["CWE-294"] });
	});

	it("is less than what is another's shown to somebody, where one request is only refused in place of another", () => {
		const found = fakeFinding({ requirement: "FWD-13", severity: "critical", references: ["CWE-488"] });
		expect(classified(found, ["FWD-20"]).severity).toBe("critical");
		expect(classified({ ...found, expected: ownAnswers }, ["FWD-20"])).toMatchObject({
			severity: "medium",
			references: ["CWE-444", "RFC 9112 §9.3.2"],
		});
	});

	it("is not told by the input where an answer is what is wrong", () => {
		for (const row of everyRow) expect(weaknessOf("ANS-08", [row])).toEqual(weaknessOf("ANS-08"));
	});

	it("is never worse than the requirement is, whatever the input is an example of", () => {
		const order = ["critical", "high", "medium", "low", "info"];
		const rank = (requirement: string, rows: readonly string[]) =>
			order.indexOf(weaknessOf(requirement, rows)?.severity ?? "info");
		const worse = requirements
			.filter((requirement) => weaknessOf(requirement) !== undefined)
			.filter((requirement) => {
				const most = rank(requirement, []);
				return everyRow.some((row) => rank(requirement, [row]) < most);
			});
		expect(worse).toEqual([]);
	});

	it("is told by the rows alone, or by whoever found it, where the requirement has no check", () => {
		expect(weaknessOf("HMAC-NONCE-09")).toBeUndefined();
		expect(weaknessOf("HMAC-NONCE-09", ["NON-01"])).toEqual({ severity: "critical", references: ["CWE-294"] });
		const found = fakeFinding({ requirement: "HMAC-NONCE-09", severity: "high", references: [] });
		expect(classified(found, [])).toEqual({ ...found, references: ["CWE-294"] });
	});

	it("has a CWE, whichever requirement of whichever property is broken by whatever", () => {
		const without = requirements.flatMap((requirement) =>
			[[], ...everyRow.map((row) => [row])]
				.map((rows) => classified(fakeFinding({ requirement }), rows).references)
				.filter((references) => !references.some((one) => /^CWE-\d+$/.test(one)))
				.map(() => requirement),
		);
		expect(without).toEqual([]);
	});
});
