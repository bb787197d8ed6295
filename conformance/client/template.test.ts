import { describe, expect, it } from "vitest";
import { NothingToChange } from "./nothing-to-change.ts";
import { fill } from "./template.ts";

describe("fill", () => {
	it("puts the honest text wherever its name stands and leaves other braces alone", () => {
		expect(fill("a{now}b{now}{nonce}", "now", "17")).toBe("a17b17{nonce}");
		expect(fill("{now}", "now", "$&")).toBe("$&");
	});

	it("takes the beginning of a text, which is never the whole of it", () => {
		expect(fill("{nonce:4}-{nonce:99}", "nonce", "abcdefg")).toBe("abcd-abcdef");
		expect(() => fill("{key:8}", "key", "k")).toThrow(NothingToChange);
	});

	it("takes the end of a text, which is never the whole of it", () => {
		expect(fill("{nonce:-4}-{nonce:-99}", "nonce", "abcdefg")).toBe("defg-bcdefg");
		expect(() => fill("{key:-8}", "key", "k")).toThrow(NothingToChange);
	});

	it("changes the case of letters", () => {
		expect(fill("{key:upper} {key:lower} {key:swapped}", "key", "Live_a1")).toBe("LIVE_A1 live_a1 lIVE_A1");
		expect(() => fill("{key:swapped}", "key", "12")).toThrow(NothingToChange);
	});

	it("writes seconds in the forms that lenient parsers take", () => {
		expect(fill("{now:hexadecimal}", "now", "1767225600")).toBe("0x6955b900");
		expect(Number(fill("{now:octal}", "now", "1767225600"))).toBe(1767225600);
		expect(Number(fill("{now:binary}", "now", "1767225600"))).toBe(1767225600);
		expect(fill("{now:underscored} {now:grouped}", "now", "1767225600")).toBe("1_767_225_600 1,767,225,600");
		expect(Number(fill("{now:wrapped}", "now", "1767225600")) | 0).toBe(1767225600);
		expect(Number(fill("{now:exponent}", "now", "1767225600"))).toBe(1767225600);
		expect(fill("{now:iso-8601}", "now", "1767225600")).toBe("2026-01-01T00:00:00.000Z");
		expect(fill("{now:http-date}", "now", "1767225600")).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
	});

	it("writes other digits as the characters of their UTF-8 bytes", () => {
		expect(fill("{now:arabic-digits}", "now", "17")).toBe("\u00d9\u00a1\u00d9\u00a7");
		expect(fill("{now:fullwidth-digits}", "now", "1")).toBe("\u00ef\u00bc\u0091");
	});

	it("takes what stands behind the name of a line", () => {
		expect(fill("{line:unnamed}", "line", "host:gw.test:8443")).toBe("gw.test:8443");
	});

	it("throws for a form that does not exist", () => {
		expect(() => fill("{now:roman}", "now", "17")).toThrow(RangeError);
		expect(() => fill("{now:constructor}", "now", "17")).toThrow(RangeError);
	});
});
