import { describe, expect, it } from "vitest";
import { signedFields } from "../arbitraries/signed-fields.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, parseSignedHeaders, type Scheme, sortedQuery } from "../core.ts";
import type { SchemeName, SignedFields } from "../models/signed-fields.ts";
import { type FieldParser, fieldsAreReadByTheirGrammar } from "./signed-fields.ts";

const coreParser =
	(scheme: Scheme): FieldParser =>
	(fields) => {
		const parsed = parseSignedHeaders(
			(name) => new Map<string, string | null>(Object.entries(fields)).get(name) ?? null,
			scheme,
		);
		return parsed.ok ? parsed.value : undefined;
	};

const search = (parse: FieldParser, scheme: SchemeName) =>
	checkable(signedFields(scheme), fieldsAreReadByTheirGrammar(parse, scheme)).search({ seed: 20_260_104, runs: 3000 });

/** The reference, given fields that have been repaired first. */
function repairing(repair: (text: string, name: string) => string, scheme: Scheme = countersignV1): FieldParser {
	const strict = coreParser(scheme);
	return (fields) =>
		strict(
			Object.fromEntries(
				Object.entries(fields).map(([name, text]) => [name, text === null ? null : repair(text, name)]),
			) as unknown as SignedFields,
		);
}

describe("signed header fields", () => {
	it("are read by their grammar", async () => {
		expect(await search(coreParser(countersignV1), "countersign-v1")).toMatchObject({ kind: "held" });
		expect(await search(coreParser(sortedQuery), "sorted-query")).toMatchObject({ kind: "held" });
	});

	const onlyOf = (field: string, repair: (text: string) => string) => (text: string, name: string) =>
		name === field ? repair(text) : text;
	it.each<[string, FieldParser, string | undefined, SchemeName]>([
		["trims every kind of white space", repairing((text) => text.trim()), undefined, "countersign-v1"],
		["takes the first of two values", repairing((text) => text.split(",")[0] ?? ""), undefined, "countersign-v1"],
		[
			"folds the case of the hash",
			repairing(onlyOf("x-content-sha256", (text) => text.toLowerCase())),
			"HMAC-HDR-08",
			"countersign-v1",
		],
		[
			"folds the case of the signature",
			repairing(onlyOf("x-signature", (text) => text.toLowerCase())),
			"HMAC-HDR-09",
			"countersign-v1",
		],
		[
			"needs no version of the signature",
			repairing(onlyOf("x-signature", (text) => text.replace(/^([ \t]*)(?:v1=)?/, "$1v1="))),
			"HMAC-HDR-09",
			"countersign-v1",
		],
		[
			"parses the timestamp as a number",
			repairing(onlyOf("x-timestamp", (text) => `${Number.parseInt(text, 10)}`)),
			"HMAC-HDR-06",
			"countersign-v1",
		],
		["cuts a long nonce", repairing(onlyOf("x-nonce", (text) => text.slice(0, 64))), "HMAC-HDR-07", "countersign-v1"],
		["cuts a long key id", repairing(onlyOf("x-key-id", (text) => text.slice(0, 64))), "HMAC-HDR-05", "countersign-v1"],
		[
			"pads base64",
			repairing(
				onlyOf("x-signature", (text) => text.replace(/=*$/, "=")),
				sortedQuery,
			),
			"SORT-09",
			"sorted-query",
		],
		[
			"decodes base64 loosely",
			repairing(
				onlyOf("x-signature", (text) => Buffer.from(text, "base64").toString("base64")),
				sortedQuery,
			),
			"SORT-09",
			"sorted-query",
		],
	])("unless the parser %s", async (_, parse, requirement, scheme) => {
		const found = await search(parse, scheme);
		expect(found).toMatchObject({ kind: "broken", violation: { requirement: requirement ?? expect.any(String) } });
	});

	it("unless the parser folds the case of the nonce that it hands on", async () => {
		const strict = coreParser(countersignV1);
		const folding: FieldParser = (fields) => {
			const parsed = strict(fields);
			return parsed && { ...parsed, nonce: parsed.nonce.toLowerCase() };
		};
		expect(await search(folding, "countersign-v1")).toMatchObject({
			kind: "broken",
			violation: { requirement: "HMAC-HDR-07" },
		});
	});

	it("unless the parser makes up a missing field", async () => {
		const lenient: FieldParser = (fields) =>
			coreParser(countersignV1)({ ...fields, "x-nonce": fields["x-nonce"] ?? "0".repeat(16) });
		expect(await search(lenient, "countersign-v1")).toMatchObject({
			kind: "broken",
			violation: { requirement: "HMAC-HDR-01" },
		});
	});
});
