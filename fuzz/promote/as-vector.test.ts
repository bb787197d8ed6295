import { describe, expect, it } from "vitest";
import { packageRoot } from "../../conformance/data.ts";
import { readDocuments } from "../../vectors/documents.ts";
import type { SigningFile } from "../../vectors/format.ts";
import { type SigningCase, signingFile } from "../../vectors/generate/make/signing.ts";
import { lint } from "../../vectors/lint.ts";
import { readRegressions } from "../regressions/index.ts";
import { fakeFinding } from "../report/fake-fuzz-report.ts";
import { asVector } from "./as-vector.ts";
import { imported } from "./imported.ts";

const documents = readDocuments(new URL(`file://${packageRoot()}/vectors/`));
const note = "It was read in two ways.";
const promoted = (input: unknown, requirement: string) =>
	asVector(
		{
			file: "r.json",
			property: "generator-agrees",
			finding: fakeFinding({ requirement, input: JSON.parse(JSON.stringify(input)) }),
			threats: [],
		},
		{ note, name: "fuzzed" },
	);

/** The cases of a promoted text by their families, as a source of the generator would have them. */
async function cases(input: unknown, requirement: string): Promise<Readonly<Record<string, readonly SigningCase[]>>> {
	const made = promoted(input, requirement);
	if (!made.ok) expect.fail(made.reason);
	return (await imported(made.text, "vectors/generate/families")) as Record<string, readonly SigningCase[]>;
}

/** What the lint of all vectors finds when the generator has made one more of these cases; `family` as the file calls it. */
function lintWith(family: string, given: readonly SigningCase[]) {
	const files = documents.files.map((entry) => {
		const file = entry.file as SigningFile;
		if (file.family !== family) return entry;
		const [twin] = file.vectors;
		if (twin === undefined) throw new RangeError("an empty family");
		const slug = twin.id.slice(family.length + 1);
		const made = signingFile(family, file.scheme, file.notes, [{ ...twin, slug }, ...given]);
		return { ...entry, file: { ...file, vectors: [...file.vectors, ...made.vectors.slice(1)] } };
	});
	// That the manifest counts what there was before is right: it is written anew with the vectors.
	return lint({ ...documents, files }).filter(({ rule }) => rule !== "manifest");
}

const frozenAs = (name: string) => readRegressions().find(({ file }) => file === name);
const signing = {
	...{ keyId: "A", secret: "A".repeat(32), timestamp: 1_000_000_000, nonce: "A".repeat(16), method: "GET" },
	...{ url: "https://a.example/a", headers: [], bodyBase64: "" },
};

describe("a counterexample of a signer as a vector", () => {
	it("is refused for the one member that is enough, beside the twin of its family", async () => {
		const frozen = frozenAs("signed-host-in-other-letters.json");
		const { v1SignRefusedCases = [] } = await cases(frozen?.input, "REQ-04");
		expect(v1SignRefusedCases).toEqual([
			{
				...{ slug: "fuzzed", requirement: "REQ-04", flags: ["HostGrammar"], comment: note },
				...{ input: { url: "https://\u212a.example/a" }, refusal: { code: "malformed_url" } },
			},
		]);
		expect(lintWith("v1-sign-refused", v1SignRefusedCases)).toEqual([]);
	});

	it("has all of the input where it is signed", async () => {
		const input = { scheme: "countersign-v1", input: { ...signing, url: "https://A.example/a" } };
		const { v1SignRequestCases = [] } = await cases([input], "HMAC-CANON-07");
		expect(v1SignRequestCases).toMatchObject([{ input: { keyId: "A", url: "https://A.example/a" } }]);
		expect(lintWith("v1-sign-request", v1SignRequestCases)).toEqual([]);
	});

	it.each([
		["countersign-v1", "/a/../b", "TGT-01", "v1-sign-target", "v1SignTargetCases"],
		["sorted-query", "/a?b=%zz", "SORT-12", "sorted-sign-query", "sortedSignQueryCases"],
		["sorted-query", "/a//b", "SORT-12", "sorted-sign-path", "sortedSignPathCases"],
	])("is of a target alone, under %s: %s", async (scheme, target, requirement, family, list) => {
		const { [list]: given = [] } = await cases({ scheme, input: target }, requirement);
		expect(given).toMatchObject([{ refusal: { code: "malformed_target" } }]);
		expect(lintWith(family, given)).toEqual([]);
	});
});

describe("a pair of requests as vectors", () => {
	it("is both of them, each in its family", async () => {
		const frozen = frozenAs("host-in-other-letters.json");
		const { v1SignRequestCases = [], v1SignRefusedCases = [] } = await cases(frozen?.input, "HMAC-CANON-07");
		expect(v1SignRequestCases).toMatchObject([{ slug: "fuzzed-one", input: { url: "https://ka/" } }]);
		expect(v1SignRefusedCases).toMatchObject([{ slug: "fuzzed-other", input: { url: "https://\u212aa/" } }]);
		expect(lintWith("v1-sign-request", v1SignRequestCases)).toEqual([]);
		expect(lintWith("v1-sign-refused", v1SignRefusedCases)).toEqual([]);
	});
});

describe("what no signer can be given", () => {
	const left = { method: "GET", target: "/", host: "a", keyId: "A", timestamp: "1", nonce: "A", contentHash: "0" };
	const pair = (right: object) => ({ scheme: "countersign-v1", input: { left, right: { ...left, ...right } } });

	it.each([
		[{ a: 1 }, "REQ-04", "nothing that a signer is given"],
		[[signing, signing].map((input) => ({ scheme: "sorted-query", input })), "REQ-04", "2 things at once"],
		[pair({ contentHash: "1" }), "REQ-04", "content hash"],
		[pair({ timestamp: "1e9" }), "REQ-04", "a timestamp is no number"],
		[pair({ host: "\u00e9" }), "REQ-04", "above 7F"],
		[{ scheme: "countersign-v1", input: "*" }, "REQ-04", "slash"],
		[{ scheme: "countersign-v1", input: "/\ud800" }, "TGT-01", "half a character"],
		[{ scheme: "countersign-v1", input: { ...signing, nonce: "", keyId: "" } }, "HMAC-HDR-05", undefined],
		[{ scheme: "countersign-v1", input: signing }, "LOG-01", "no vector can be about LOG-01"],
	])("is said: %j", (input, requirement, reason) => {
		const made = promoted(input, requirement);
		if (reason === undefined) expect(made.ok).toBe(true);
		else expect(made).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
	});
});
