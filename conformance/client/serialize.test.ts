import { describe, expect, it } from "vitest";
import { serialize } from "./serialize.ts";
import type { WireRequest } from "./wire.ts";

function textOf(changes: Partial<WireRequest>): string[] {
	const request: WireRequest = {
		method: "POST",
		target: "/a?b",
		host: "gw.test",
		headers: [["X-One", "1"]],
		body: Buffer.from("hello"),
		framing: { kind: "length" },
		...changes,
	};
	return serialize(request).steps.map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
}

const head = "POST /a?b HTTP/1.1\r\nHost: gw.test\r\nX-One: 1\r\n";
const close = "Connection: close\r\n\r\n";

describe("serialize", () => {
	it("puts Host first, then the headers given, then the framing, then the connection", () => {
		expect(textOf({})).toEqual([`${head}Content-Length: 5\r\n${close}hello`]);
	});

	it("adds nothing that the headers name, in whatever case", () => {
		const headers = [
			["hOsT", "other"],
			["CONTENT-LENGTH", "3"],
			["connection", "keep-alive"],
		] as const;
		expect(textOf({ headers })).toEqual([
			"POST /a?b HTTP/1.1\r\nhOsT: other\r\nCONTENT-LENGTH: 3\r\nconnection: keep-alive\r\n\r\nhello",
		]);
	});

	it("can leave out Host", () => {
		expect(textOf({ host: null })[0]).not.toMatch(/host/i);
	});

	it("writes every framing", () => {
		expect(textOf({ framing: { kind: "none" } })).toEqual([`${head}${close}hello`]);
		expect(textOf({ framing: { kind: "chunked" } })).toEqual([
			`${head}Transfer-Encoding: chunked\r\n${close}5\r\nhello\r\n`,
			"0\r\n\r\n",
		]);
		expect(textOf({ framing: { kind: "chunked", chunkSize: 4 } })).toEqual([
			`${head}Transfer-Encoding: chunked\r\n${close}4\r\nhell\r\n`,
			"1\r\no\r\n",
			"0\r\n\r\n",
		]);
		expect(textOf({ framing: { kind: "chunked" }, body: new Uint8Array() })).toEqual([
			`${head}Transfer-Encoding: chunked\r\n${close}0\r\n\r\n`,
		]);
		expect(textOf({ framing: { kind: "declared", declared: "+99" } })).toEqual([
			`${head}Content-Length: +99\r\n${close}hello`,
		]);
		expect(textOf({ framing: { kind: "length-and-chunked", declared: "3" } })).toEqual([
			`${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n${close}5\r\nhello\r\n`,
			"0\r\n\r\n",
		]);
		expect(textOf({ framing: { kind: "bad-chunks", text: "zz\r\n\xff" } })).toEqual([
			`${head}Transfer-Encoding: chunked\r\n${close}zz\r\n\xff`,
		]);
	});

	it("pauses between chunks only, and closes where the framing says so", () => {
		const request = { method: "POST", target: "/", host: "h", headers: [], body: Buffer.from("abc") };
		const paused = serialize({ ...request, framing: { kind: "chunked", chunkSize: 1, pauseMs: 7 } });
		expect(paused.steps.map(({ pauseMs }) => pauseMs)).toEqual([0, 7, 7, 7]);
		expect(paused.thenClose).toBe(false);
		expect(serialize({ ...request, framing: { kind: "declared", declared: "9", thenClose: true } }).thenClose).toBe(
			true,
		);
		expect(serialize({ ...request, framing: { kind: "bad-chunks", text: "", thenClose: true } }).thenClose).toBe(true);
		expect(serialize({ ...request, framing: { kind: "none" } }).goneAfterMs).toBeUndefined();
		expect(serialize({ ...request, framing: { kind: "none", goneAfterMs: 5 } }).goneAfterMs).toBe(5);
	});

	it("keeps line ends, NUL and high bytes as they are", () => {
		expect(textOf({ headers: [["X-A", "1\r\n folded\0\xff"]], target: "/ \t" })[0]).toContain("/ \t HTTP/1.1\r\n");
		expect(textOf({ headers: [["X-A", "1\r\n folded\0\xff"]] })[0]).toContain("X-A: 1\r\n folded\0\xff\r\n");
	});
});
