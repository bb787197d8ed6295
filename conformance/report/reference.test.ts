import { describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import { readSpecification } from "../engine/requirements.ts";
import { referenceOf } from "./reference.ts";

const all = [
	...new Set([
		...checks.flatMap(({ references }) => references),
		...[...readSpecification().requirements.values()].flatMap(({ sources }) => sources),
	]),
];

describe("a reference", () => {
	it("leads to who keeps it", () => {
		expect(referenceOf("RFC 9110 §15.5.6").url).toBe("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6");
		expect(referenceOf("CVE-2022-21449").url).toBe("https://www.cve.org/CVERecord?id=CVE-2022-21449");
		expect(referenceOf("CWE-0294")).toEqual({
			text: "CWE-0294",
			url: "https://cwe.mitre.org/data/definitions/294.html",
			about: "Authentication Bypass by Capture-replay",
		});
	});

	it("leads nowhere if it is only like one", () => {
		for (const text of ["CWE-1 ", "x CVE-2022-21449", "RFC 9110 §a", "javascript:alert(1)", "RFC 1\n", "draft-../x"]) {
			expect(referenceOf(text)).toEqual({ text });
		}
	});

	it("has a name wherever a check or a requirement names a weakness", () => {
		const bare = all.filter((text) => text.startsWith("CWE-") && referenceOf(text).about === undefined);
		expect(bare).toEqual([]);
	});

	it("is of a known form, but for the documents that have no address of their own", () => {
		const bare = all.filter((text) => referenceOf(text).url === undefined);
		expect(bare.toSorted()).toEqual([
			"FIPS 180-4",
			"Standard Webhooks (key rotation)",
			"WHATWG URL (application/x-www-form-urlencoded)",
		]);
	});
});
