import * as fc from "fast-check";
import type { RawRequest } from "../models/raw-request.ts";
import { alikeLetters } from "./alike-letters.ts";
import { queryRewrite, rewriteQuery } from "./query-rewrite.ts";
import { oddRequest, sortedRequest, validRequest } from "./raw-request.ts";
import { applyTextEdit, textEdit } from "./text-edit.ts";

export interface RequestPair {
	readonly left: RawRequest;
	readonly right: RawRequest;
}

/** In the order in which countersign-v1 signs them. */
const fields = ["keyId", "timestamp", "nonce", "method", "host", "target", "contentType", "contentHash"] as const;
const field = fc.constantFrom(...fields);
type Change = (request: RawRequest) => RawRequest;

/** One part edited: the tamper check for every component. */
const editOne: fc.Arbitrary<Change> = fc.tuple(field, textEdit).map(([name, edit]) => (request) => ({
	...request,
	[name]: applyTextEdit(request[name] ?? "", edit),
}));

/** Text moved over the edge between two lines of the string to sign, the sum of all of them unchanged. */
const shift: fc.Arbitrary<Change> = fc
	.tuple(fc.integer({ min: 0, max: fields.length - 2 }), fc.integer({ min: -4, max: 12 }))
	.map(([at, count]) => (request) => {
		const [one = "keyId", two = "timestamp"] = fields.slice(at, at + 2);
		const edge = (request[one] ?? "").length - count;
		const text = (request[one] ?? "") + (request[two] ?? "");
		return { ...request, [one]: text.slice(0, Math.max(0, edge)), [two]: text.slice(Math.max(0, edge)) };
	});

/** The question mark moved, so that path and query share their bytes otherwise. */
const moveQuery: fc.Arbitrary<Change> = fc.integer({ min: -3, max: 3 }).map((by) => (request) => {
	const text = request.target.replace("?", "");
	const where = Math.min(text.length, Math.max(1, request.target.indexOf("?") + by));
	return { ...request, target: `${text.slice(0, where)}?${text.slice(where)}` };
});

const exchangeParts: fc.Arbitrary<Change> = fc.tuple(field, field).map(([one, two]) => (request) => ({
	...request,
	[one]: request[two] ?? "",
	[two]: request[one] ?? "",
}));

function onTarget(change: (target: string) => string): Change {
	return (request) => ({ ...request, target: change(request.target) });
}

const knownChanges: readonly Change[] = [
	(request) => ({ ...request, host: request.host.toUpperCase() }),
	(request) => ({ ...request, host: request.host.replace(/k/i, "\u212a") }),
	(request) => ({ ...request, host: request.host.replace(/:\d+$/, "") }),
	(request) => ({ ...request, host: request.host.replace(/(?::\d+)?$/, ":8443") }),
	(request) => ({ ...request, host: request.host.replace(/(?::\d+)?$/, ":443") }),
	(request) => ({ ...request, nonce: request.nonce.toUpperCase() }),
	(request) => ({ ...request, method: request.method === "HEAD" ? "GET" : "HEAD" }),
	onTarget((target) => target.replace(/%[0-9A-F]{2}|[A-Z]+/g, lowerUnlessTriplet)),
	onTarget((target) => target.replace(/\/$/, "") || "/"),
	onTarget((target) => target.replaceAll("+", "%20")),
	onTarget((target) => target.replaceAll(";", "&")),
	onTarget((target) => target.replace(/&[^&]*$/, "")),
	onTarget((target) => target.replace("/", "\\")),
	onTarget((target) => target.replace(/(?!^)\//, "\\")),
	onTarget((target) => target.replace("/", "/x/../")),
	onTarget((target) => target.replace("/", "/./")),
	onTarget((target) => target.replace(/(\?.*)&/s, "$1%0A")),
	onTarget((target) => target.replace(/%EF%BF%BD/, "\u00e9")),
	onTarget((target) => target.replace("%FF", "%EF%BF%BD")),
	onTarget((target) => target.replace("%C3%A9", "e%CC%81")),
	onTarget((target) => target.replace("%E2%84%AA", "k")),
	onTarget((target) => target.replace(/(?!^)\//, "%2F")),
	onTarget((target) => target.replace("?", "??")),
	onTarget((target) => target.replace("?", "%3F")),
	onTarget((target) => target.replace("%25", "%")),
	onTarget((target) => `${target}#a`),
	(request) => ({ ...request, contentType: ` ${request.contentType ?? ""}\t` }),
	(request) => ({ ...request, contentType: "" }),
	(request) => ({ ...request, contentType: (request.contentType ?? "").replace(/ +/, "  ") }),
	(request) => ({ ...request, contentType: (request.contentType ?? "").toLowerCase() }),
	(request) => ({ ...request, keyId: ` ${request.keyId} ` }),
];

function lowerUnlessTriplet(text: string): string {
	return text.startsWith("%") ? text : text.toLowerCase();
}

const rewrite: fc.Arbitrary<Change> = queryRewrite.map((change) => (request) => {
	const mark = request.target.indexOf("?");
	return mark < 0
		? request
		: { ...request, target: request.target.slice(0, mark + 1) + rewriteQuery(request.target.slice(mark + 1), change) };
});

const anyChange = fc.oneof(
	{ weight: 6, arbitrary: editOne },
	{ weight: 3, arbitrary: shift },
	{ weight: 1, arbitrary: moveQuery },
	{ weight: 1, arbitrary: exchangeParts },
	{ weight: 10, arbitrary: fc.constantFrom(...knownChanges) },
);

function changed(request: fc.Arbitrary<RawRequest>, change: fc.Arbitrary<Change>): fc.Arbitrary<RequestPair> {
	return fc.tuple(request, fc.array(change, { minLength: 1, maxLength: 3, size: "xsmall" })).map(([left, list]) => ({
		left,
		right: list.reduce((current, apply) => apply(current), left),
	}));
}

/** The same target but for one letter, which some reader takes for the other. */
function spelledAlike(request: fc.Arbitrary<RawRequest>): fc.Arbitrary<RequestPair> {
	return fc.tuple(request, alikeLetters, fc.boolean()).map(([base, { one, other }, isAtTheEnd]) => {
		const at = isAtTheEnd ? base.target.length : 1;
		const having = (letter: string): RawRequest => ({
			...base,
			target: base.target.slice(0, at) + letter + base.target.slice(at),
		});
		return { left: having(one), right: having(other) };
	});
}

/** Pairs of requests that differ a little, in one place or across the edge of two, and pairs that have nothing in common. */
export const verbatimPair: fc.Arbitrary<RequestPair> = fc.oneof(
	{ weight: 9, arbitrary: changed(validRequest, anyChange) },
	{ weight: 1, arbitrary: changed(oddRequest, anyChange) },
	{ weight: 1, arbitrary: fc.record({ left: validRequest, right: validRequest }) },
	{ weight: 1, arbitrary: spelledAlike(validRequest) },
);

/** The same for sorted-query: queries are rewritten in ways that mean the same and in ways that do not. */
export const sortedPair: fc.Arbitrary<RequestPair> = fc.oneof(
	{
		weight: 6,
		arbitrary: changed(sortedRequest, fc.oneof({ weight: 4, arbitrary: rewrite }, { weight: 1, arbitrary: moveQuery })),
	},
	{ weight: 3, arbitrary: changed(sortedRequest, anyChange) },
	{ weight: 1, arbitrary: spelledAlike(sortedRequest) },
	{ weight: 1, arbitrary: changed(oddRequest, anyChange) },
);
