import { describe, expect, it } from "vitest";
import { readSpecification } from "../conformance/engine/requirements.ts";
import { cweOf, weaknesses } from "./requirement-cwe.ts";

const requirements = [...readSpecification().requirements.keys()];
const groupOf = (requirement: string) => requirement.slice(0, requirement.lastIndexOf("-"));

describe("the CWE of a requirement", () => {
	it("is its own where it has one, and otherwise that of its group", () => {
		expect(cweOf("HMAC-NONCE-09")).toBe("CWE-294");
		expect(cweOf("HMAC-NONCE-04")).toBe("CWE-178");
		expect(cweOf("NONE-01")).toBeUndefined();
	});

	it("is told once, of requirements that there are", () => {
		const named = weaknesses.flatMap(({ of }) => of);
		expect(named.length).toBe(new Set(named).size);
		const known = new Set([...requirements, ...requirements.map(groupOf)]);
		expect(named.filter((one) => !known.has(one))).toEqual([]);
	});
});
