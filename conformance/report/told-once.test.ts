import { describe, expect, it } from "vitest";
import type { Result } from "./schema.ts";
import { toldOnce } from "./told-once.ts";

const result = (verdict: Result["verdict"], id: string): Result => ({
	id,
	requirement: id.split("/")[0] ?? id,
	level: "MUST",
	severity: "low",
	title: id,
	verdict,
	durationMs: 1,
});

describe("warnings about one requirement", () => {
	it("are told once, with the others by their ids", () => {
		const told = toldOnce([
			result("warn", "JWT-FORM-06/a"),
			result("warn", "JWT-FORM-05/a"),
			result("warn", "JWT-FORM-06/b"),
			result("warn", "JWT-FORM-06/c"),
		]);
		expect(told.map(({ result: { id }, alike }) => [id, alike])).toEqual([
			["JWT-FORM-06/a", ["JWT-FORM-06/b", "JWT-FORM-06/c"]],
			["JWT-FORM-05/a", []],
		]);
	});

	it("hide no failure", () => {
		const told = toldOnce([result("warn", "A-01/a"), result("fail", "A-01/b"), result("fail", "A-01/c")]);
		expect(told.map(({ result: { id } }) => id)).toEqual(["A-01/a", "A-01/b", "A-01/c"]);
	});
});
