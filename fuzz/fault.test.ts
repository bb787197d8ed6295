import { describe, expect, it } from "vitest";
import { faultOf, ownAnswers, symptomOf } from "./fault.ts";

const told = (actual: string, requirement = "REQ-01") => faultOf({ requirement, expected: "refused", actual }, []);
const shownBy = (...telling: readonly string[]) =>
	faultOf({ requirement: "REQ-01", expected: "refused", actual: "it is taken" }, telling);

describe("the name of a fault", () => {
	it("is the same for the texts and numbers of different inputs", () => {
		expect(told('"/a?b" is taken at 17')).toBe(told('"/c\\"d" is taken at 4'));
		expect(told("/sites/x1%20 to reach the upstream")).toBe(told("/open/y to reach the upstream"));
	});

	it("tells requirements, sentences and statuses apart", () => {
		expect(told("it is taken")).not.toBe(told("it is taken", "REQ-02"));
		expect(told("it is taken")).not.toBe(told("it is refused"));
		expect(told("200, text/plain")).not.toBe(told("500, text/plain"));
	});

	it("is the same for a server that fails, whatever was asked of it and whether it says so in words", () => {
		const failing = (expected: string, actual: string) => faultOf({ requirement: "ANS-05", expected, actual }, []);
		const one = failing("refused with invalid_credentials", "500 internal_error");
		expect(failing("an answer of the gateway", "answer 2: 500 without a body")).toBe(one);
		expect(failing("an answer of the gateway", "no answer within 1000 ms")).not.toBe(one);
	});

	it("tells apart what is shown by inputs of different kinds, in whichever order these are named", () => {
		expect(shownBy("dots")).not.toBe(shownBy("slashes"));
		expect(shownBy("dots")).not.toBe(shownBy());
		expect(shownBy("dots", "slashes")).toBe(shownBy("slashes", "dots"));
	});

	it("is that of its symptom alone where one request is answered in place of another, whatever is wrong with that", () => {
		const inPlace = (actual: string, ...telling: readonly string[]) =>
			faultOf({ requirement: "FWD-13", expected: ownAnswers, actual }, telling);
		expect(inPlace("answer 1: 400 without a body", "no-colon")).toBe(
			inPlace("answer 2: 431, text/plain", "large-field"),
		);
		expect(symptomOf(inPlace("answer 1: 400"))).toBe(inPlace("answer 1: 400"));
	});

	it("begins with that of its symptom, which is the same whoever shows it", () => {
		expect(symptomOf(shownBy("dots"))).toBe(symptomOf(shownBy("slashes")));
		expect(symptomOf(shownBy("dots"))).toBe(shownBy());
		expect(shownBy("dots").startsWith(`${shownBy()}-`)).toBe(true);
		expect(symptomOf(shownBy())).toBe(shownBy());
	});
});
