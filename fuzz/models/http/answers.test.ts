import { describe, expect, it } from "vitest";
import { type AsksHead, answersIn } from "./answers.ts";

function divided(
	text: string,
	{ asksHead = () => false, isOver = true }: { asksHead?: AsksHead; isOver?: boolean } = {},
) {
	const { answers, rest } = answersIn(Buffer.from(text, "latin1"), asksHead, isOver);
	const shown = answers.map(({ status, body, isWhole }) => `${status} ${Buffer.from(body)}${isWhole ? "" : "…"}`);
	return rest === "" ? shown : [...shown, `rest ${rest.length}`];
}

const empty = "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n";
const five = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nhe\r\n3\r\nllo\r\n0\r\nX: 1\r\n\r\n";

describe("what comes over a connection", () => {
	it("is divided by lengths, by chunks, and by the end of the connection", () => {
		expect(divided(five + chunked + empty + five)).toEqual(["200 hello", "200 hello", "401 ", "200 hello"]);
		expect(divided("HTTP/1.0 200 OK\r\n\r\nhello")).toEqual(["200 hello"]);
		expect(divided("")).toEqual([]);
	});

	it("has no bodies where there can be none, and no interim answers", () => {
		const continued = "HTTP/1.1 100 Continue\r\n\r\n";
		expect(divided(`${continued}HTTP/1.1 204 No\r\n\r\n${continued}${five}`)).toEqual(["204 ", "200 hello"]);
		const head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
		expect(divided(head + five, { asksHead: (index) => index === 0 })).toEqual(["200 ", "200 hello"]);
		expect(divided(head + five + head, { asksHead: () => undefined })).toEqual(["200 ", "200 hello", "200 "]);
	});

	it("is another protocol behind 101", () => {
		expect(divided("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nany\r\nthing")).toEqual(["101 any\r\nthing"]);
	});

	it("is not whole before its end", () => {
		expect(divided(five.slice(0, -1))).toEqual(["200 hell…"]);
		expect(divided(chunked.slice(0, -2))).toEqual(["200 hello…"]);
		expect(divided(chunked.slice(0, -14))).toEqual(["200 he…"]);
		expect(divided("HTTP/1.1 200 OK\r\n\r\nhel", { isOver: false })).toEqual(["200 hel…"]);
		expect(divided(five + five.slice(0, 20))).toEqual(["200 hello", "rest 20"]);
	});

	it.each([
		["no HTTP", "oops\r\n\r\n"],
		["a status of two digits", "HTTP/1.1 20 OK\r\n\r\n"],
		["a field without a colon", "HTTP/1.1 200 OK\r\nodd\r\n\r\n"],
		["a folded field", "HTTP/1.1 200 OK\r\nA: 1\r\n 2\r\n\r\n"],
		["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
		["a length that is no number", "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na"],
		["a length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
		["another coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\na"],
		["a chunk of no size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
		["a chunk that does not end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"],
	])("is left as it is where it has %s", (_, text) => {
		expect(divided(five + text)).toEqual(["200 hello", `rest ${text.length}`]);
	});
});
