import { describe, expect, it } from "vitest";
import { toWire } from "../wire-text.ts";
import { readHar } from "./har.ts";

const request = {
	method: "POST",
	url: "https://gw.example.com/a?b=é#c",
	headers: [
		{ name: ":authority", value: "gw.example.com" },
		{ name: "X-A", value: "é" },
	],
	postData: { mimeType: "text/plain", text: "ü" },
};
const signed = { ...request, headers: [{ name: "x-signature", value: "v1=" }] };

function read(value: unknown, entry?: number) {
	const result = readHar(JSON.stringify(value), entry);
	return result.ok ? { ...result.request, body: result.request.body.toString("utf8") } : { problem: result.problem };
}

function archive(...requests: unknown[]) {
	return { log: { version: "1.2", entries: requests.map((each) => ({ request: each })) } };
}

describe("an HTTP archive", () => {
	it("has a request as it was sent, in UTF-8 and without pseudo header fields", () => {
		expect(read(archive(request))).toMatchObject({
			method: "POST",
			target: toWire("/a?b=é"),
			host: "gw.example.com",
			url: toWire("https://gw.example.com/a?b=é#c"),
			headers: [["X-A", toWire("é")]],
			body: "ü",
		});
	});

	it("may be an entry or a request by itself", () => {
		expect(read({ request })).toMatchObject({ method: "POST" });
		expect(read(request)).toMatchObject({ method: "POST" });
	});

	it("may have its body in base64", () => {
		expect(read({ ...request, postData: { text: "w7w=", encoding: "base64" } })).toMatchObject({ body: "ü" });
		expect(read({ ...request, postData: undefined })).toMatchObject({ body: "" });
	});

	it("of several entries has the one that is asked for, or the only one that is signed", () => {
		expect(read(archive(request, { ...request, method: "PUT" }), 2)).toMatchObject({ method: "PUT" });
		expect(read(archive(request, signed, request))).toMatchObject({ notes: [expect.stringContaining("2")] });
	});

	it.each([
		["not JSON", "nope", undefined],
		["entries without a choice", JSON.stringify(archive(request, request)), undefined],
		["two signed entries", JSON.stringify(archive(signed, signed)), undefined],
		["an entry that is not there", JSON.stringify(archive(request)), 3],
		["no entries", JSON.stringify(archive()), undefined],
		["a request without method", JSON.stringify({ ...request, method: "" }), undefined],
		["a URL that is none", JSON.stringify({ ...request, url: "about:blank" }), undefined],
		["a body in parameters only", JSON.stringify({ ...request, postData: { params: [{ name: "a" }] } }), undefined],
		["something else", "[1]", undefined],
	])("with %s is refused in one sentence", (_, text, entry) => {
		const result = readHar(text, entry);
		expect(result.ok).toBe(false);
		if (!result.ok) expect(result.problem.split("\n")).toHaveLength(1);
	});
});
