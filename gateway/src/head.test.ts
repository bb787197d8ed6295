import { describe, expect, it } from "vitest";
import { countersignV1 } from "#protocol";
import { readFields } from "./fields.ts";
import {
	checkFraming,
	checkHeaderSize,
	headerLookup,
	parseMethod,
	parseRequestHost,
	parseRequestTarget,
	targetText,
} from "./head.ts";

const of = (headers: Record<string, string>) => headerLookup(new Map(Object.entries(headers)));
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? "ok" : result.refusal?.code);

describe("the target of a request", () => {
	it.each([
		["https://gw.test/a/b?c", "/a/b?c"],
		["http://gw.test:8787/", "/"],
		["https://gw.test/a/../b//c", "/a/../b//c"],
		["https://gw.test//evil.test/a", "//evil.test/a"],
		["https://gw.test/a\\b", "/a\\b"],
		["https://gw.test/a#b", "/a#b"],
		["https://gw.test?a", "?a"],
		["https://gw.test#a", "#a"],
		["https://gw.test*", ""],
		["https://gw.test", ""],
		["https://user@gw.test/a", "/a"],
		["https://[::1]:8787/a", "/a"],
		["https://gw.test:99999/a", "/a"],
	])("is what stands behind the authority of %s", (url, target) => {
		expect(targetText(url)).toBe(target);
	});

	it("is refused when there is none, never taken for the root", () => {
		expect(parseRequestTarget("https://gw.test*", countersignV1)).toMatchObject({
			ok: false,
			refusal: { code: "malformed_target", reason: "not_origin_form", offset: 0 },
		});
	});
});

describe("the size of the header section", () => {
	/** 3 bytes of name, 5 of value and 4 more. */
	const twelve = { "x-a": "abcde" };
	const fieldsOf = (sent: Record<string, string>) => new Map(Object.entries(sent));

	it("may reach the limit and not pass it", () => {
		expect(code(checkHeaderSize(fieldsOf(twelve), 12))).toBe("ok");
		expect(code(checkHeaderSize(fieldsOf(twelve), 11))).toBe("headers_too_large");
		expect(code(checkHeaderSize(fieldsOf({ ...twelve, "x-b": "" }), 19))).toBe("ok");
		expect(code(checkHeaderSize(fieldsOf({ ...twelve, "x-b": "" }), 18))).toBe("headers_too_large");
		expect(code(checkHeaderSize(fieldsOf({}), 0))).toBe("ok");
	});

	it("counts each of the fields that the platform joined", () => {
		const joined = readFields(new Headers(Array.from({ length: 100 }, () => ["x-a", "b"] as [string, string])));
		expect(code(checkHeaderSize(joined, 800))).toBe("ok");
		expect(code(checkHeaderSize(joined, 799))).toBe("headers_too_large");
	});

	it("does not count blanks at the ends of a value, but the comma and SP of an empty last field", () => {
		const of = (value: string) => fieldsOf({ "x-a": value });
		expect(code(checkHeaderSize(of(" \tabcde\t "), 12))).toBe("ok");
		expect(code(checkHeaderSize(of(" \tabcde\t "), 11))).toBe("headers_too_large");
		expect(code(checkHeaderSize(of("abcde, "), 19))).toBe("ok");
		expect(code(checkHeaderSize(of("abcde, "), 18))).toBe("headers_too_large");
	});

	it("counts bytes and not characters", () => {
		const headers = fieldsOf({ "x-a": "\ufffd" });
		expect(code(checkHeaderSize(headers, 10))).toBe("ok");
		expect(code(checkHeaderSize(headers, 9))).toBe("headers_too_large");
	});
});

describe("the value of a field", () => {
	it("loses SP and HTAB at its ends and nothing else", () => {
		const lookup = of({ "x-a": " \tb c\t ", "x-b": "\u00a0b\u000b" });
		expect([lookup("x-a"), lookup("x-b"), lookup("x-c")]).toEqual(["b c", "\u00a0b\u000b", null]);
	});
});

describe("the framing of a body", () => {
	it.each<[Record<string, string>, string]>([
		[{}, "ok"],
		[{ "content-length": "0" }, "ok"],
		[{ "content-length": "100" }, "ok"],
		[{ "content-length": "0100" }, "ok"],
		[{ "transfer-encoding": "chunked" }, "ok"],
		[{ "content-encoding": "identity" }, "ok"],
		[{ "content-encoding": "Identity" }, "ok"],
		[{ "content-encoding": "" }, "ok"],
		[{ "content-length": "101" }, "content_too_large"],
		[{ "content-length": "9".repeat(400) }, "content_too_large"],
		[{ "content-length": "-1" }, "malformed_request"],
		[{ "content-length": "+1" }, "malformed_request"],
		[{ "content-length": "0x1" }, "malformed_request"],
		[{ "content-length": "1e1" }, "malformed_request"],
		[{ "content-length": "5, 5" }, "malformed_request"],
		[{ "content-length": "" }, "malformed_request"],
		[{ "content-length": "5", "transfer-encoding": "chunked" }, "malformed_request"],
		[{ "content-length": "101", "transfer-encoding": "chunked" }, "malformed_request"],
		[{ "content-encoding": "gzip" }, "unsupported_content_encoding"],
		[{ "content-encoding": "identity, gzip" }, "unsupported_content_encoding"],
		[{ "content-length": "101", "content-encoding": "gzip" }, "content_too_large"],
	])("%j is %s", (headers, verdict) => {
		expect(code(checkFraming(of(headers), 100))).toBe(verdict);
	});
});

describe("the host of a request", () => {
	const options = { defaultPort: 443, hosts: ["gw.test", "gw.test:8443"] };

	it.each<[string | undefined, string]>([
		["gw.test", "ok"],
		["GW.TEST:443", "ok"],
		["gw.test:8443", "ok"],
		["gw.test:8444", "misdirected_request"],
		["evil.test", "misdirected_request"],
		["gw.test.evil.test", "misdirected_request"],
		["gw.test.", "misdirected_request"],
		["gw.test, gw.test", "malformed_request"],
		["", "malformed_request"],
		[undefined, "malformed_request"],
	])("%s is %s", (host, verdict) => {
		expect(code(parseRequestHost(of(host === undefined ? {} : { host }), options))).toBe(verdict);
	});

	it("may be any where none is configured", () => {
		expect(parseRequestHost(of({ host: "any.test" }), { ...options, hosts: [] })).toEqual({
			ok: true,
			value: "any.test",
		});
	});
});

describe("the method of a request", () => {
	it("is one of seven, in upper case", () => {
		expect(code(parseMethod("PATCH"))).toBe("ok");
		for (const method of ["patch", "TRACE", "CONNECT", "PURGE", ""]) {
			expect(code(parseMethod(method))).toBe("method_not_allowed");
		}
	});
});
