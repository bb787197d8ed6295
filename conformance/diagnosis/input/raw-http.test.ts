import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRawHttp } from "./raw-http.ts";

function read(text: string) {
	const result = readRawHttp(Buffer.from(text, "latin1"));
	return result.ok ? { ...result.request, body: result.request.body.toString("latin1") } : { problem: result.problem };
}

describe("a request as it stands on the wire", () => {
	it("is its line, its header fields and its body", () => {
		expect(read("POST /a?b HTTP/1.1\r\nHost: h:8443\r\nX-A:  1 \r\nContent-Length: 3\r\n\r\nxyz")).toMatchObject({
			method: "POST",
			target: "/a?b",
			host: "h:8443",
			urlScheme: "https",
			url: "https://h:8443/a?b",
			headers: [
				["X-A", "1"],
				["Content-Length", "3"],
			],
			body: "xyz",
		});
	});

	it("may have bare line feeds, empty lines before it and a line end after it", () => {
		expect(read("\nGET / HTTP/1.1\nHost: h\n\n\n")).toMatchObject({ method: "GET", body: "" });
		expect(read("POST / HTTP/1.1\nHost: h\nContent-Length: 1\n\nx\n")).toMatchObject({ body: "x" });
		expect(read("GET / HTTP/1.1\nHost: h")).toMatchObject({ host: "h" });
	});

	it("may come in chunks, with extensions and a trailer", () => {
		const head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
		expect(read(`${head}3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n`)).toMatchObject({
			body: "abc0123456789",
		});
	});

	it("may be in absolute form", () => {
		expect(read("GET http://H.example/a HTTP/1.1\r\nHost: h\r\n\r\n")).toMatchObject({
			target: "/a",
			urlScheme: "http",
			host: "h",
			url: "http://H.example/a",
		});
	});

	it("without a length has what follows for its body, and says so", () => {
		expect(read("POST / HTTP/1.1\nHost: h\n\nabc")).toMatchObject({ body: "abc", notes: [expect.any(String)] });
	});

	it.each([
		["", "line 1"],
		["GET /", "Host"],
		["GET / x HTTP/1.1\nHost: h\n\n", "line 1"],
		["GET / HTTP/1.1\nHost: h\nbroken line\n\n", "line 3"],
		["GET / HTTP/1.1\nHost: h\n folded: x\n\n", "line 3"],
		["GET / HTTP/1.1\nX: y\n\n", "Host"],
		["POST / HTTP/1.1\nHost: h\nContent-Length: 5\n\nabc", "3 of 5"],
		["POST / HTTP/1.1\nHost: h\nContent-Length: 1\n\nabc", "declares 1"],
		["POST / HTTP/1.1\nHost: h\nContent-Length: x\n\nabc", "Content-Length"],
		["POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\nxyz", "chunk 1"],
		["POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n5\r\nab", "chunk 1"],
		["POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n1\r\nabc\r\n0\r\n\r\n", "chunk 1"],
		["POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n1\r\na\r\n", "chunk 2"],
	])("%j is refused", (text, part) => {
		expect(read(text)).toMatchObject({ problem: expect.stringContaining(part) });
	});

	it("never comes to an end by an exception", () => {
		fc.assert(fc.property(fc.uint8Array(), (bytes) => void readRawHttp(Buffer.from(bytes))));
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."GET / HTTP1.\r\n:x0;") }), (text) => void read(text)));
	});
});
