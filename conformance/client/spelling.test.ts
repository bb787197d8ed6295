import { describe, expect, it } from "vitest";
import { respelled } from "./spelling.ts";

const bytes = Buffer.alloc(32, 0xfb);
const base64 = bytes.toString("base64");

describe("respelled", () => {
	it("writes the same bytes in every encoding, from hex behind a prefix and from base64", () => {
		for (const text of [`v1=${bytes.toString("hex")}`, bytes.toString("hex"), base64]) {
			expect(respelled(text, "hex")).toBe(bytes.toString("hex"));
			expect(respelled(text, "base64")).toBe(base64);
			expect(respelled(text, "base64-unpadded")).toBe(base64.slice(0, -1));
			expect(respelled(text, "base64url")).toBe(base64.slice(0, -1).replaceAll("+", "-").replaceAll("/", "_"));
		}
	});

	it("sets unused bits, so that only a lenient decoder finds the same bytes", () => {
		const text = respelled(base64, "trailing-bits");
		expect(text).not.toBe(base64);
		expect(Buffer.from(text, "base64")).toEqual(bytes);
		expect(() => respelled(Buffer.alloc(33).toString("base64"), "trailing-bits")).toThrow(RangeError);
	});

	it("throws for a text that spells no bytes", () => {
		for (const text of ["", "v1=", "not a signature", "AAA"]) {
			expect(() => respelled(text, "hex")).toThrow(RangeError);
		}
	});
});
