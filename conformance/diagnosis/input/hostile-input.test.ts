import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCurl } from "./curl.ts";
import { readHar } from "./har.ts";
import { readRawHttp } from "./raw-http.ts";
import type { ReadRequest } from "./sent-request.ts";

/** Texts made of what a reader knows, and of anything else in between. */
function texts(...known: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...known) },
		{ weight: 1, arbitrary: fc.string({ maxLength: 6, unit: "binary" }) },
	);
	return fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
}

const curls = texts(
	"curl ",
	"http://h/",
	"https://h?a#b",
	" ",
	"'",
	'"',
	"\\",
	"\n",
	"\r\n",
	"$",
	"$'",
	"\\u0041",
	"\\x4",
	"`",
	"&",
	"#",
).chain((text) =>
	texts(
		"-H ",
		"a: b",
		"-d ",
		"@f",
		"--json ",
		"-G ",
		"-I",
		"-XPOST",
		"--url ",
		"--data-urlencode ",
		"a=b",
		"-u",
		"--",
		"-",
		" ",
		"@",
		"--next",
		"é",
	).map((more) => `${text.startsWith("curl") ? "" : "curl "}${more}${text}`),
);

const raws = texts(
	"GET / HTTP/1.1",
	"POST http://h/a?b HTTP/1.1",
	"\r\n",
	"\n",
	"\r",
	"Host: h",
	"Content-Length: ",
	"0",
	"3",
	"-1",
	"99999999999",
	"Transfer-Encoding: chunked",
	"\r\n\r\n",
	"abc",
	"a;x=y",
	"f",
	":",
	" ",
	"\t",
	"\0",
);

/** JSON in the shape of an archive, its members of any kind. */
const hars = fc.oneof(
	fc.json(),
	fc.string({ unit: "binary" }),
	fc
		.record(
			{
				method: fc.oneof(fc.constant("GET"), fc.jsonValue()),
				url: fc.oneof(fc.webUrl(), fc.constant("https://"), fc.jsonValue()),
				headers: fc.oneof(fc.array(fc.record({ name: fc.string(), value: fc.string() })), fc.jsonValue()),
				postData: fc.oneof(fc.record({ text: fc.string(), encoding: fc.constantFrom("base64", "x") }), fc.jsonValue()),
			},
			{ requiredKeys: [] },
		)
		.map((request) => JSON.stringify({ log: { entries: [{ request }] } })),
);

/** A request, or one sentence on one line that has nothing in it which steers a terminal. */
function expectAnswer(read: ReadRequest): void {
	if (!read.ok) expect(read.problem).toMatch(/^[\x20-\x7e\u2026]+$/);
	else expect(typeof read.request.target).toBe("string");
}

describe("whatever is given", () => {
	it("as a curl command is a request or one sentence", async () => {
		const readFile = async (name: string): Promise<Buffer | undefined> =>
			name === "f" ? Buffer.from([0, 255, 10]) : undefined;
		const property = fc.asyncProperty(curls, async (text) => expectAnswer(await readCurl(text, readFile)));
		await fc.assert(property, { numRuns: 2000 });
	});

	it("as a raw request is a request or one sentence", () => {
		const property = fc.property(raws, (text) => expectAnswer(readRawHttp(Buffer.from(text))));
		fc.assert(property, { numRuns: 2000 });
	});

	it("as an archive is a request or one sentence", () => {
		const property = fc.property(hars, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), (text, number) =>
			expectAnswer(readHar(text, number)),
		);
		fc.assert(property, { numRuns: 2000 });
	});
});

describe("long input of one kind", () => {
	// Each of these takes minutes where a reader looks at the rest again for every part of it.
	const many = (text: string): string => text.repeat(300_000);

	it.each(["curl x\n\n", "curl http://h/ -d a ", "curl http://h/ -H a:b ", "curl $'a'", "curl ''", "curl \\\n"])(
		"is read in one go: %j",
		async (text) => {
			const repeated = text.startsWith("curl x")
				? `curl x${many("\n")}`
				: `curl http://h/ ${many(text.replace(/^curl (?:http:\/\/h\/ )?/, ""))}`;
			expectAnswer(await readCurl(repeated, async () => undefined));
		},
	);

	it.each(["1\nx\n", "a: b\n", " ", "x \t"])("is read in one go from the wire: %j", (text) => {
		for (const head of ["POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n", "GET / HTTP/1.1\nHost: h\na: x"]) {
			expectAnswer(readRawHttp(Buffer.from(`${head}${many(text)}x`)));
		}
	});

	it("is read in one go from an archive of many entries", () => {
		const entry = { request: { method: "GET", url: "https://h/", headers: [{ name: "a", value: "b" }] } };
		const signed = { request: { ...entry.request, headers: [{ name: "X-Signature", value: "v1=" }] } };
		const entries = [...Array.from({ length: 100_000 }, () => entry), signed];
		expect(readHar(JSON.stringify({ log: { entries } }), undefined)).toMatchObject({ ok: true });
	});
});
