import { describe, expect, it } from "vitest";
import type { HeardAnswer } from "../../models/http/answers.ts";
import type { Expected } from "../../models/http/expected.ts";
import { accepted, open } from "../../models/prediction.ts";
import { isOfOneBehind, isThePlatforms } from "./answer-of-another.ts";
import type { Held } from "./held.ts";

const clean: Expected = { prediction: accepted, isClean: true, mayEnd: false };
const spoilt: Expected = { prediction: open, isClean: false, mayEnd: true };
const answersOf = (...statuses: readonly number[]) => ({
	answers: statuses.map((status): Pick<HeardAnswer, "status" | "headers"> => ({ status, headers: [] })),
});

describe("a refusal that is wrong for its request", () => {
	const isOther = (expected: readonly Expected[], statuses: readonly number[], isSound = true) =>
		isOfOneBehind({ answers: answersOf(...statuses), expected } as unknown as Held, 0, async () => isSound);

	it("is that of one behind it where nothing comes after it, and its request is answered as it must be without that one", async () => {
		expect(await isOther([clean, spoilt], [400])).toBe(true);
		expect(await isOther([clean, clean, spoilt], [431])).toBe(true);
	});

	it.each([
		["refused alone, too", [clean, spoilt], [400], false],
		["followed by the answer of the next one", [clean, spoilt], [400, 400], true],
		["followed by what is in order", [clean, clean], [400], true],
		["answered with no refusal", [clean, spoilt], [302], true],
		["answered with a failure", [clean, spoilt], [500], true],
	])("is its own where its request is %s", async (_, expected, statuses, isSound) => {
		expect(await isOther(expected, statuses, isSound)).toBe(false);
	});

	it("finds out by as many of the requests as came before and it", async () => {
		const asked: number[] = [];
		const held = { answers: answersOf(200, 400), expected: [clean, clean, spoilt] } as unknown as Held;
		await isOfOneBehind(held, 1, async (requests) => {
			asked.push(requests);
			return true;
		});
		expect(asked).toEqual([2]);
	});
});

describe("a refusal in place of another answer", () => {
	const answer = { status: 400, headers: [["X-Request-Id", "1"]] } as unknown as HeardAnswer;
	const byPlatform = (marker: string | undefined, ...control: readonly number[]) =>
		isThePlatforms(
			{ gateway: { marker }, control: async () => ({ answers: answersOf(...control) }) } as unknown as Held,
			0,
			answer,
		);

	it("is the platform's where it does the same where there is no gateway", async () => {
		expect(await byPlatform(undefined, 400)).toBe(true);
		expect(await byPlatform("cf-ray", 400)).toBe(true);
	});

	it("is the gateway's where its platform answers both, where it bears its marker, and where nobody can ask", async () => {
		expect(await byPlatform(undefined, 200, 400)).toBe(false);
		expect(await byPlatform("x-request-id", 400)).toBe(false);
		expect(await isThePlatforms({ gateway: {}, control: undefined } as unknown as Held, 0, answer)).toBe(false);
	});
});
