import { describe, expect, it } from "vitest";
import type { WireAnswer } from "../../client/wire.ts";
import { answer, echo, problem } from "../fake-target.ts";
import { type EdgeAnswer, edgeAnswer, edgeSentence, edgeSigns, retryAfter } from "./index.ts";
import { realisticAnswers } from "./realistic-answers.ts";

function wire(...parts: Parameters<typeof answer>): WireAnswer {
	const outcome = answer(...parts);
	if (!outcome.ok) throw new Error("no answer");
	return outcome.answer;
}

const unmarked = { marker: undefined };
const marked: readonly (readonly [string, string])[] = [["X-Request-Id", "0b1f"]];

function found(...parts: Parameters<typeof answer>): EdgeAnswer | undefined {
	return edgeAnswer(wire(...parts), unmarked);
}

describe("an answer of a product in front of a gateway", () => {
	it.each(realisticAnswers)("is known: $product, $kind, $status", ({ product, kind, status, headers, body }) => {
		expect(found(status, headers, body)).toMatchObject({ product, kind, status });
	});

	it("is known by every sign of the table", () => {
		const shown = new Set(
			realisticAnswers.map(({ status, headers, body }) => {
				const { product, kind, sign } = found(status, headers, body) ?? {};
				return `${product} ${kind} ${sign}`;
			}),
		);
		const unshown = edgeSigns
			.map(({ product, kind, sign }) => `${product} ${kind} ${sign}`)
			.filter((row) => !shown.has(row));
		expect(unshown).toEqual([]);
	});

	it("says who answered, what it did and how one sees that", () => {
		const edge = found(429, [["Server", "cloudflare"]], "error code: 1015");
		expect(edge && edgeSentence(edge)).toMatch(/Cloudflare.*429.*1015.*--rate/);
	});
});

describe("an answer of the gateway itself", () => {
	const edges: readonly (readonly [string, string])[] = [
		["Server", "cloudflare"],
		["CF-RAY", "8f2a4c1b2d3e4f5a-FRA"],
		["X-Served-By", "cache-fra-eddf8230099-FRA"],
		["X-Azure-Ref", "20261128T230000Z"],
		["Via", "1.1 google, 1.1 varnish"],
		["X-Iinfo", "9-1234-0 0NNN RT(1)"],
		["X-Cache", "Error from cloudfront"],
	];

	it("is not taken for theirs, whatever it passed on its way", () => {
		const refusals: readonly (readonly [number, string, string])[] = [
			[401, "application/json", '{"error":"unauthorized"}'],
			[403, "application/json", '{"error":"insufficient_scope"}'],
			[429, "application/json", '{"error":"quota exceeded"}'],
			[400, "text/plain", "bad signature"],
			[403, "text/html", "<h1>Forbidden</h1>"],
			[500, "text/html", "<h1>Internal Server Error</h1>"],
			[503, "application/json", '{"error":"issuer unavailable"}'],
		];
		for (const [status, type, body] of refusals) {
			expect(found(status, [["Content-Type", type], ...edges], body)).toBeUndefined();
		}
	});

	it("is not excused by a problem document that tells like an edge", () => {
		const { answer: own } = problem(403, "insufficient_scope") as { answer: WireAnswer };
		const body = Buffer.from(
			JSON.stringify({ code: "forbidden", detail: "error code: 1020, Sorry, you have been blocked" }),
		);
		expect(edgeAnswer({ ...own, headers: [...own.headers, ...edges], body }, unmarked)).toBeUndefined();
	});

	it("is not excused by its stock page where it has the gateway's marker, or the gateway is made of that product", () => {
		const { status, headers, body } = realisticAnswers.find(
			({ product, kind }) => product === "nginx" && kind === "block",
		) ?? { status: 0, headers: [], body: "" };
		const page = wire(status, headers, body);
		expect(edgeAnswer(page, { marker: "x-request-id" })).toMatchObject({ product: "nginx" });
		expect(edgeAnswer(wire(status, [...headers, ...marked], body), { marker: "x-request-id" })).toBeUndefined();
		expect(edgeAnswer(page, { marker: undefined, speaksAs: "nginx" })).toBeUndefined();
		expect(edgeAnswer(page, { marker: undefined, speaksAs: "OpenResty" })).toMatchObject({ product: "nginx" });
	});

	it("is not taken for theirs when the upstream tells what it was sent", () => {
		const { answer: own } = echo({
			method: "GET",
			target: "/a",
			host: "h",
			headers: [["X-A", "error code: 1015"]],
			body: new Uint8Array(),
			framing: { kind: "none" },
		}) as { answer: WireAnswer };
		expect(edgeAnswer(own, unmarked)).toBeUndefined();
	});

	it("is an error of the gateway if the gateway is a Worker that threw", () => {
		expect(found(500, [["Server", "cloudflare"]], "error code: 1101")).toBeUndefined();
	});
});

describe("what it asks to wait", () => {
	it("is given in seconds or as a date, and is nothing otherwise", () => {
		const of = (value: string): number | undefined => retryAfter(wire(429, [["Retry-After", value]], ""), 0);
		expect([of("30"), of("Thu, 01 Jan 1970 00:00:09 GMT"), of("soon")]).toEqual([30_000, 9000, undefined]);
		expect(retryAfter(wire(429, [], ""))).toBeUndefined();
	});
});
