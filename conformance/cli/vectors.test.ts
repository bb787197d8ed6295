import { describe, expect, it } from "vitest";
import { signingVectors } from "../harness/vectors.ts";
import { fakeIo } from "./fake-io.ts";
import { UsageError } from "./usage-error.ts";
import { listVectors, showVector } from "./vectors.ts";
import { printQuestions } from "./vectors-questions.ts";

describe("vectors list and show", () => {
	it("lists what it is asked for, and shows it", async () => {
		const io = fakeIo();
		expect(await listVectors({ kind: ["jwt"] }, io)).toBe(0);
		const [id = ""] = io.out().split(" ");
		const shown = fakeIo();
		expect(await showVector(id, shown)).toBe(0);
		expect(JSON.parse(shown.out())).toMatchObject({ id });
	});

	it("suggests what may have been meant", async () => {
		await expect(showVector("v1-sign-body-jsno", fakeIo())).rejects.toThrow(UsageError);
		await expect(listVectors({ kind: ["hmac"] }, fakeIo())).rejects.toThrow(UsageError);
	});
});

describe("vectors questions", () => {
	it("prints the input of each selected vector under its id, a line for each, and nothing that a vector expects", async () => {
		const io = fakeIo();
		expect(await printQuestions({ scheme: ["all"] }, io)).toBe(0);
		const lines = io.out().split("\n");
		expect(lines.pop()).toBe("");
		expect(lines.map((line) => JSON.parse(line))).toEqual(
			signingVectors().map(({ scheme, vector }) => ({ id: vector.id, scheme, ...vector.input })),
		);
		expect(io.out()).not.toContain("stringToSign");
	});

	it("prints those of one scheme unless asked for others, and refuses what selects none", async () => {
		const io = fakeIo();
		await printQuestions({}, io);
		expect(io.out()).not.toContain('"sorted-query"');
		await expect(printQuestions({ only: ["sorted-sign-query"] }, fakeIo())).rejects.toThrow(UsageError);
		await expect(printQuestions({ scheme: ["scheme.json"] }, fakeIo())).rejects.toThrow(UsageError);
	});
});
