import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../data.ts";
import { readSpecification } from "../engine/requirements.ts";
import { placesInSpecification } from "./place.ts";

const text = readFileSync(join(packageRoot(), "vectors/SPEC.md"), "utf8");

describe("the place of a requirement", () => {
	it("is the whole line that states it, for every requirement there is", () => {
		const placeOf = placesInSpecification(text);
		const lines = text.split("\n");
		for (const { id, text: sentence } of readSpecification().requirements.values()) {
			const { file, line, endColumn } = placeOf(id);
			expect(file).toBe("vectors/SPEC.md");
			expect(lines[line - 1]).toBe(`- **${id}** ${sentence}`);
			expect(endColumn).toBe((lines[line - 1] ?? "").length + 1);
		}
	});

	it("is the first line where the text does not state it", () => {
		expect(placesInSpecification("# A\n- **A-01** b")("A-02")).toEqual({
			file: "vectors/SPEC.md",
			line: 1,
			endColumn: 4,
		});
	});
});
