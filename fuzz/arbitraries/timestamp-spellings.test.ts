import { describe, expect, it } from "vitest";
import { isAcceptable } from "../models/window.ts";
import { oddTimestamps, timestampSpellings } from "./timestamp-spellings.ts";

const seconds = 1_767_225_600;
const plain = ["plain", "blank-of-http"];

describe("spellings of a timestamp", () => {
	it.each(Object.entries(timestampSpellings))("are acceptable only in ten digits: %s", (name, variants) => {
		const texts = variants.map((spell) => spell(seconds));
		expect(new Set(texts).size).toBe(texts.length);
		expect(texts.filter((text) => isAcceptable(text, seconds * 1000))).toEqual(plain.includes(name) ? texts : []);
	});

	it("say something for any number, however odd", () => {
		for (const odd of [-2_000_000_000, -1, 0, 999_999_999, 10_000_000_000, 17_767_225_600]) {
			for (const spell of Object.values(timestampSpellings).flat()) expect(typeof spell(odd)).toBe("string");
		}
	});

	it("are acceptable nowhere where they say no time near the clock", () => {
		expect(oddTimestamps.filter((text) => isAcceptable(text, seconds * 1000))).toEqual([]);
	});
});
