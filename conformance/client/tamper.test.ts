import { describe, expect, it } from "vitest";
import type { Change, HeaderPair } from "./probe.ts";
import { serialize } from "./serialize.ts";
import { applyChange, bodyBytes } from "./tamper.ts";
import type { WireRequest } from "./wire.ts";

const request: WireRequest = {
	method: "POST",
	target: "/sites/tok/a?b=1",
	host: "gw.test",
	headers: [
		["X-Nonce", "xyz9"],
		["x-signature", "v1=00ff"],
		["X-Nonce", "second"],
	],
	body: Buffer.from("body"),
	framing: { kind: "length" },
};

function changed(change: Change): WireRequest {
	return applyChange(request, change, "tok");
}

function headersAfter(change: Change): readonly HeaderPair[] {
	return changed(change).headers;
}

const signature: HeaderPair = ["x-signature", "v1=00ff"];

describe("changes of headers", () => {
	it("sets a value once, under the name as it was, or adds it", () => {
		expect(headersAfter({ set: ["x-nonce", "1"] })).toEqual([["X-Nonce", "1"], signature]);
		expect(headersAfter({ set: ["X-New", "1"] })).toEqual([...request.headers, ["X-New", "1"]]);
	});

	it("adds at the end or at the front", () => {
		expect(headersAfter({ add: ["x-nonce", "1"] })).toEqual([...request.headers, ["x-nonce", "1"]]);
		expect(headersAfter({ addFirst: ["x-nonce", "1"] })).toEqual([["x-nonce", "1"], ...request.headers]);
	});

	it("removes every header of a name", () => {
		expect(headersAfter({ remove: "X-NONCE" })).toEqual([signature]);
	});

	it("renames, duplicates, and changes values of the first of a name", () => {
		expect(headersAfter({ rename: ["x-signature", "X_Signature"] })[1]).toEqual(["X_Signature", "v1=00ff"]);
		expect(headersAfter({ duplicate: "X-Signature" }).slice(1, 3)).toEqual([signature, signature]);
		expect(headersAfter({ appendTo: ["X-Nonce", " "] })[0]).toEqual(["X-Nonce", "xyz9 "]);
		expect(headersAfter({ prependTo: ["X-Nonce", "\t"] })[0]).toEqual(["X-Nonce", "\txyz9"]);
		expect(headersAfter({ upperCase: "X-Nonce" })[0]).toEqual(["X-Nonce", "XYZ9"]);
		expect(headersAfter({ lowerCase: "X-Signature" })[1]).toEqual(signature);
		expect(headersAfter({ truncate: { header: "X-Signature", length: 4 } })[1]).toEqual(["x-signature", "v1=0"]);
		expect(headersAfter({ upperCase: "X-Nonce" })[2]).toEqual(["X-Nonce", "second"]);
	});

	it("flips a character within its own alphabet", () => {
		expect(headersAfter({ flipCharacter: { header: "X-Nonce", at: 0 } })[0]).toEqual(["X-Nonce", "yyz9"]);
		expect(headersAfter({ flipCharacter: { header: "X-Nonce", at: -1 } })[0]).toEqual(["X-Nonce", "xyz0"]);
		expect(headersAfter({ flipCharacter: { header: "x-signature", at: -1 } })[1]).toEqual(["x-signature", "v1=00f0"]);
		expect(headersAfter({ flipCharacter: { header: "x-signature", at: 3 } })[1]).toEqual(["x-signature", "v1=10ff"]);
		const digits = applyChange(
			changed({ set: ["X-Nonce", "1769"] }),
			{ flipCharacter: { header: "X-Nonce", at: 3 } },
			"",
		);
		expect(digits.headers[0]).toEqual(["X-Nonce", "1760"]);
	});

	it("replaces text inside a value", () => {
		expect(headersAfter({ inHeader: ["x-signature", "00", "$&"] })[1]).toEqual(["x-signature", "v1=$&ff"]);
	});

	it("spells a signature in another encoding", () => {
		expect(headersAfter({ respell: ["x-signature", "base64"] })[1]).toEqual(["x-signature", "AP8="]);
	});

	it("carries a value to another place", () => {
		const bearing = changed({ set: ["Authorization", "Bearer t.o.k"] });
		const carry = (to: "query" | "cookie" | "form") =>
			applyChange(bearing, { carry: { header: "authorization", to, as: "access_token" } }, "tok");
		expect(carry("query").target).toBe("/sites/tok/a?b=1&access_token=t.o.k");
		expect(carry("cookie").headers.at(-1)).toEqual(["Cookie", "access_token=t.o.k"]);
		expect(Buffer.from(carry("form").body).toString()).toBe("body&access_token=t.o.k");
		expect(carry("query").headers).toEqual(request.headers);
		const both = applyChange(carry("cookie"), { carry: { header: "x-signature", to: "cookie", as: "s" } }, "tok");
		expect(both.headers.at(-1)).toEqual(["Cookie", "access_token=t.o.k; s=v1=00ff"]);
	});

	it("treats Host as the header that it is", () => {
		const hostLines = (change: Change) =>
			Buffer.from(serialize(changed(change)).steps[0]?.bytes ?? [])
				.toString("latin1")
				.split("\r\n")
				.filter((line) => /^host:/i.test(line));
		expect(hostLines({ set: ["Host", "EVIL"] })).toEqual(["Host: EVIL"]);
		expect(hostLines({ remove: "host" })).toEqual([]);
		expect(hostLines({ add: ["Host", "evil"] })).toEqual(["Host: gw.test", "Host: evil"]);
		expect(hostLines({ duplicate: "host" })).toEqual(["Host: gw.test", "Host: gw.test"]);
		expect(hostLines({ appendTo: ["Host", ":99999"] })).toEqual(["Host: gw.test:99999"]);
	});
});

describe("changes of the rest", () => {
	it("changes method and target, with the token for {id}", () => {
		expect(changed({ method: "PUT" }).method).toBe("PUT");
		expect(changed({ target: "/{id}" }).target).toBe("/tok");
		expect(changed({ inTarget: ["/{id}/", "/x/../{id}/"] }).target).toBe("/sites/x/../tok/a?b=1");
		expect(changed({ appendToTarget: "#{id}" }).target).toBe("/sites/tok/a?b=1#tok");
		expect(changed({ inTarget: ["b", "$&"] }).target).toBe("/sites/tok/a?$&=1");
	});

	it("replaces and extends the body", () => {
		expect(changed({ body: { text: "\u00e9" } }).body).toEqual(Buffer.from([0xc3, 0xa9]));
		expect(changed({ appendToBody: { base64: "AP8=" } }).body).toEqual(Buffer.from("body\0\xff", "latin1"));
		expect(bodyBytes({ fill: { byte: 7, length: 3 } })).toEqual(Buffer.from([7, 7, 7]));
	});

	it("leaves the request that it was given as it was", () => {
		const before = structuredClone({ ...request, body: [...request.body] });
		changed({ remove: "X-Nonce" });
		changed({ appendToBody: { text: "x" } });
		expect({ ...request, body: [...request.body] }).toEqual(before);
	});
});

describe("a change that would change nothing", () => {
	it("throws for a header, a character or a part of the target that is not there", () => {
		for (const change of [
			{ remove: "X-Missing" },
			{ appendTo: ["X-Missing", "a"] },
			{ duplicate: "X-Missing" },
			{ flipCharacter: { header: "X-Nonce", at: 99 } },
			{ inTarget: ["missing", "x"] },
			{ inHeader: ["X-Nonce", "missing", "x"] },
			{ carry: { header: "X-Missing", to: "query", as: "x" } },
		] as const) {
			expect(() => changed(change)).toThrow(RangeError);
		}
	});

	it("throws for a kind that does not exist", () => {
		expect(() => changed(JSON.parse('{"toString":"x"}'))).toThrow(RangeError);
		expect(() => changed(JSON.parse("{}"))).toThrow(RangeError);
		expect(() => changed(JSON.parse('{"remove":"X-Nonce","method":"GET"}'))).toThrow(RangeError);
	});
});
