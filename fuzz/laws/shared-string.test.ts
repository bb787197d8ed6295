import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validRequest } from "../arbitraries/raw-request.ts";
import { sortedPair, verbatimPair } from "../arbitraries/request-pair.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { Refused } from "../law.ts";
import { type Meaning, sortedMeaning, verbatimMeaning } from "../models/meaning.ts";
import { type Canonicalizer, coreCanonicalizer } from "../subjects/canonicalizer.ts";
import { sharedStringMeansSameRequest } from "./shared-string.ts";

const strict = coreCanonicalizer(countersignV1);
const sorted = coreCanonicalizer(sortedQuery);

const search = (canonicalize: Canonicalizer, meaning: Meaning) =>
	checkable(
		meaning === verbatimMeaning ? verbatimPair : sortedPair,
		sharedStringMeansSameRequest(canonicalize, meaning),
	).search({ seed: 20_260_101, runs: 6000 });

/** The canonicaliser with the text that it makes changed: the faults that gateways are known to have. */
function faulty(reference: Canonicalizer, change: (lines: string[]) => string): Canonicalizer {
	return (request) => {
		const result = reference(request);
		return result.accepted ? { ...result, text: change(result.text.split("\n")) } : result;
	};
}

const onLine = (index: number, change: (text: string) => string) => (lines: string[]) =>
	lines.map((line, own) => (own === index ? change(line) : line)).join("\n");

describe("no two different requests share a string to sign", () => {
	it("holds for countersign-v1", async () => {
		expect(await search(strict, verbatimMeaning)).toMatchObject({ kind: "held" });
	});

	it("holds for sorted-query", async () => {
		expect(await search(sorted, sortedMeaning)).toMatchObject({ kind: "held" });
	});

	it.each<[string, (lines: string[]) => string, string?]>([
		["joins without a separator", (lines) => lines.join("")],
		["leaves the key id out", (lines) => lines.toSpliced(1, 1).join("\n"), "HMAC-CANON-03"],
		["leaves the timestamp out", (lines) => lines.toSpliced(2, 1).join("\n"), "HMAC-CANON-04"],
		["leaves the nonce out", (lines) => lines.toSpliced(3, 1).join("\n"), "HMAC-CANON-05"],
		["leaves the method out", (lines) => lines.toSpliced(4, 1).join("\n"), "HMAC-CANON-06"],
		["leaves the host out", (lines) => lines.toSpliced(5, 1).join("\n"), "HMAC-CANON-07"],
		["leaves the target out", (lines) => lines.toSpliced(6, 1).join("\n"), "HMAC-CANON-08"],
		["leaves the content type out", (lines) => lines.toSpliced(7, 1).join("\n"), "HMAC-CANON-09"],
		["leaves the content hash out", (lines) => lines.toSpliced(8, 1).join("\n"), "HMAC-CANON-10"],
		["signs HEAD as GET", onLine(4, (method) => (method === "HEAD" ? "GET" : method)), "HMAC-CANON-06"],
		["drops the port", onLine(5, (host) => host.replace(/:\d+$/, "")), "HMAC-CANON-07"],
		["keeps the case of the nonce apart from its letters", onLine(3, (nonce) => nonce.toLowerCase()), "HMAC-CANON-05"],
		["drops the query", onLine(6, (target) => target.replace(/\?.*/s, "")), "HMAC-CANON-08"],
		["drops the question mark", onLine(6, (target) => target.replace("?", "")), "HMAC-CANON-08"],
		["folds the case of the path", onLine(6, (target) => target.toLowerCase()), "HMAC-CANON-08"],
		["drops a slash at the end", onLine(6, (target) => target.replace(/(.)\/$/, "$1")), "HMAC-CANON-08"],
		["decodes the target", onLine(6, (target) => unescape(target)), "HMAC-CANON-08"],
		["takes + for a space", onLine(6, (target) => target.replaceAll("+", "%20")), "HMAC-CANON-08"],
		["splits at a semicolon", onLine(6, (target) => target.replaceAll(";", "&")), "HMAC-CANON-08"],
		["collapses blanks in the content type", onLine(7, (type) => type.replace(/ +/g, " ")), "HMAC-CANON-09"],
	])("fails for a canonicaliser that %s", async (_, change, requirement) => {
		const found = await search(faulty(strict, change), verbatimMeaning);
		expect(found).toMatchObject({ kind: "broken", violation: { requirement: requirement ?? expect.any(String) } });
	});

	it.each<[string, (lines: string[]) => string]>([
		["sorts values of one name", onLine(2, (query) => query.split("&").sort().join("&"))],
		["keeps the first value of a name only", onLine(2, firstOfEach)],
		["drops the query", onLine(2, () => "")],
		["folds the case of the query", onLine(2, (query) => query.toLowerCase())],
		["joins path and query", (lines) => [lines[0], `${lines[1]}${lines[2]}`, ...lines.slice(3)].join("\n")],
	])("fails for a sorted-query canonicaliser that %s", async (_, change) => {
		expect(await search(faulty(sorted, change), sortedMeaning)).toMatchObject({ kind: "broken" });
	});

	it("fails for a canonicaliser that tells one request from itself", async () => {
		const trimsNothing: Canonicalizer = (request) => {
			const result = strict(request);
			return result.accepted ? { ...result, text: `${result.text}${request.contentType ?? ""}` } : result;
		};
		const found = await search(trimsNothing, verbatimMeaning);
		expect(found).toMatchObject({ kind: "broken", violation: { expected: expect.stringContaining("one string") } });
	});
});

describe("a pair of which one request is refused", () => {
	it("is not judged, and proves nothing", async () => {
		const law = sharedStringMeansSameRequest(strict, verbatimMeaning);
		const [left] = fc.sample(validRequest, { numRuns: 1, seed: 5 });
		if (left === undefined) throw new Error("nothing was drawn");
		const right = { ...left, target: "/a/../b" };
		await expect(async () => law({ left, right })).rejects.toBeInstanceOf(Refused);
		await expect(async () => law({ left: right, right: left })).rejects.toBeInstanceOf(Refused);
		expect(await law({ left, right: left })).toBeUndefined();
	});
});

function firstOfEach(query: string): string {
	const seen = new Set<string>();
	const isFirst = (pair: string) => {
		const name = pair.split("=")[0] ?? "";
		const first = !seen.has(name);
		seen.add(name);
		return first;
	};
	return query.split("&").filter(isFirst).join("&");
}
