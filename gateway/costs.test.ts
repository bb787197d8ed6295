import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";

const text = readFileSync(new URL("COSTS.md", import.meta.url), "utf8");

/** Every sum of the document, as `what is reckoned = what comes of it`. */
const sums = [...text.matchAll(/`([-\d.+×/() ]+) = ([\d.]+)`/g)].map(([, left = "", right = ""]) => ({ left, right }));

it("COSTS.md does its sums right, to the digit", () => {
	expect(sums.length).toBeGreaterThan(20);
	for (const { left, right } of sums) {
		const value = Number(runInNewContext(left.replaceAll("×", "*")));
		const digits = right.split(".")[1]?.length ?? 0;
		expect(`${left} = ${value.toFixed(digits)}`).toBe(`${left} = ${right}`);
	}
});

it("COSTS.md has no sum that is not done anew", () => {
	const written = text.match(/`[^`\n]* = [^`\n]*`/g) ?? [];
	expect(written).toHaveLength(sums.length);
});
