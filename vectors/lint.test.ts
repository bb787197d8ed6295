import { describe, expect, it } from "vitest";
import { type Documents, readDocuments } from "./documents.ts";
import type { TokenFile, VectorFile, VerificationFile, VerificationVector } from "./format.ts";
import { type Finding, lint } from "./lint.ts";

const documents = readDocuments(new URL("./", import.meta.url));

/** The documents with one file of vectors changed. */
function changed(path: string, edit: (file: VectorFile) => VectorFile): Documents {
	const files = documents.files.map((entry) => (entry.path === path ? { path, file: edit(entry.file) } : entry));
	return { ...documents, files };
}

const KEYS = "hmac/v1-verify-keys.json";
const onVector = (id: string, edit: (vector: VerificationVector) => VerificationVector): Documents =>
	changed(KEYS, (file) => {
		const { vectors } = file as VerificationFile;
		if (!vectors.some((vector) => vector.id === id)) throw new Error(`no vector ${id}`);
		return {
			...(file as VerificationFile),
			vectors: vectors.map((vector) => (vector.id === id ? edit(vector) : vector)),
		};
	});

const ADMITTED = "v1-verify-keys-known";
const REFUSED = "v1-verify-keys-unknown";

const broken: readonly (readonly [Finding["rule"], Documents])[] = [
	["id-unique", onVector("v1-verify-keys-shortest-key-id", (vector) => ({ ...vector, id: ADMITTED }))],
	["id-names-family", onVector("v1-verify-keys-shortest-key-id", (vector) => ({ ...vector, id: "shortest-key-id" }))],
	["requirement-exists", onVector(ADMITTED, (vector) => ({ ...vector, requirement: "HMAC-KEY-99" }))],
	[
		"requirement-has-vector",
		changed("hmac/v1-verify-freshness.json", (file) => ({ ...file, vectors: [] }) as VectorFile),
	],
	["requirement-has-vector", onVector(ADMITTED, (vector) => ({ ...vector, requirement: "LOG-01" }))],
	["flag-documented", onVector(ADMITTED, (vector) => ({ ...vector, flags: ["NoSuchFlag"] }))],
	["flag-documented", onVector(ADMITTED, (vector) => ({ ...vector, flags: ["constructor"] }))],
	["flag-used", changed("jwt/jwt-scope.json", (file) => ({ ...(file as TokenFile), vectors: [] }))],
	[
		"key-published",
		onVector(ADMITTED, (vector) => ({
			...vector,
			state: { ...vector.state, keys: [{ id: "nobody", status: "active" }] },
		})),
	],
	["manifest", { ...documents, manifest: { ...documents.manifest, total: 1 } }],
	["manifest", { ...documents, unlisted: ["hmac/stray.json"] }],
	["manifest", changed(KEYS, (file) => ({ ...file, family: "other" }))],
	["one-verdict", onVector(ADMITTED, (vector) => ({ ...vector, ...verdictOf(REFUSED), twin: ADMITTED }))],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-nowhere" }))],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-expires-now" }))],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-replay-first" }))],
	["twin-differs-in-one-thing", onVector(REFUSED, (vector) => ({ ...vector, clock: { now: vector.clock.now + 1 } }))],
	[
		"twin-differs-in-one-thing",
		onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-not-expired-by-a-fraction" })),
	],
	["refusal-of-requirement", onVector(REFUSED, (vector) => ({ ...vector, requirement: "HMAC-NONCE-01" }))],
	[
		"refusal-of-requirement",
		onVector(REFUSED, (vector) => ({
			...vector,
			expect: vector.expect.decision === "refuse" ? { ...vector.expect, status: 403 } : vector.expect,
		})),
	],
];

/** The request, state and verdict of a vector of this file, to be put under another id. */
function verdictOf(id: string): Pick<VerificationVector, "expect"> {
	const file = documents.files.find(({ path }) => path === KEYS)?.file as VerificationFile;
	const vector = file.vectors.find((candidate) => candidate.id === id);
	if (vector === undefined) throw new Error(`no vector ${id}`);
	return { expect: vector.expect };
}

describe("lint", () => {
	it("finds nothing in this folder", () => {
		expect(lint(documents)).toEqual([]);
	});

	it("looks at a few hundred vectors at least", () => {
		expect(documents.manifest.total).toBeGreaterThanOrEqual(320);
	});

	it.each(broken.map(([rule, defective], index) => ({ rule, defective, index })))(
		"finds $rule ($index)",
		({ rule, defective }) => {
			expect(lint(defective).map((finding) => finding.rule)).toContain(rule);
		},
	);
});
