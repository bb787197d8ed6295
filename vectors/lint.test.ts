import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Documents, readDocuments } from "./documents.ts";
import type { Refuse, TokenFile, VectorFile, VerificationFile, VerificationVector } from "./format.ts";
import type { Finding } from "./lint/finding.ts";
import { refusalsOfStep } from "./lint/steps.ts";
import { lint } from "./lint.ts";

const spec = readFileSync(new URL("SPEC.md", import.meta.url), "utf8");
const documents = readDocuments(new URL("./", import.meta.url));

/** The documents with one file of vectors changed. */
function changed(path: string, edit: (file: VectorFile) => VectorFile): Documents {
	const files = documents.files.map((entry) => (entry.path === path ? { path, file: edit(entry.file) } : entry));
	return { ...documents, files };
}

const KEYS = "hmac/v1-verify-keys.json";
function edited(file: VectorFile, id: string, edit: (vector: VerificationVector) => VerificationVector): VectorFile {
	const { vectors } = file as VerificationFile;
	if (!vectors.some((vector) => vector.id === id)) throw new Error(`no vector ${id}`);
	return { ...file, vectors: vectors.map((vector) => (vector.id === id ? edit(vector) : vector)) } as VerificationFile;
}
/** One file alone, with one vector changed: enough for every rule that looks at a vector and its twin. */
const onVector = (id: string, edit: (vector: VerificationVector) => VerificationVector, path = KEYS): Documents => ({
	...documents,
	files: documents.files
		.filter((entry) => entry.path === path)
		.map(({ file }) => ({ path, file: edited(file, id, edit) })),
});

const ADMITTED = "v1-verify-keys-known";
const REFUSED = "v1-verify-keys-unknown";

const broken: readonly (readonly [Finding["rule"], Documents])[] = [
	["id-unique", onVector("v1-verify-keys-shortest-key-id", (vector) => ({ ...vector, id: ADMITTED }))],
	["id-names-family", onVector("v1-verify-keys-shortest-key-id", (vector) => ({ ...vector, id: "shortest-key-id" }))],
	["requirement-exists", onVector(ADMITTED, (vector) => ({ ...vector, requirement: "HMAC-KEY-99" }))],
	[
		"requirement-has-vector",
		changed("hmac/v1-verify-request.json", (file) => ({ ...file, vectors: [] }) as VectorFile),
	],
	[
		"requirement-has-vector",
		changed(KEYS, (file) => edited(file, ADMITTED, (vector) => ({ ...vector, requirement: "LOG-01" }))),
	],
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
	[
		"spent-nonce-is-live",
		onVector(ADMITTED, (vector) => ({
			...vector,
			state: { ...vector.state, spentNonces: [["live_org_test123", "0123456789abcdef", vector.clock.now - 301]] },
		})),
	],
	["manifest", { ...documents, manifest: { ...documents.manifest, total: 1 } }],
	["manifest", { ...documents, unlisted: ["hmac/stray.json"] }],
	["manifest", changed(KEYS, (file) => ({ ...file, family: "other" }))],
	[
		"one-verdict",
		changed(KEYS, (file) => edited(file, ADMITTED, (vector) => ({ ...vector, ...verdictOf(REFUSED), twin: ADMITTED }))),
	],
	["one-verdict", tokenUnderOtherFile()],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-nowhere" }))],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-expires-now" }))],
	["twin-exists", onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-replay-first" }))],
	["twin-differs-in-one-thing", onVector(REFUSED, (vector) => ({ ...vector, clock: { now: vector.clock.now + 1 } }))],
	[
		"twin-differs-in-one-thing",
		onVector(REFUSED, (vector) => ({ ...vector, twin: "v1-verify-keys-not-expired-by-a-fraction" })),
	],
	["order-has-several-defects", onVector(REFUSED, (vector) => ({ ...vector, flags: ["StageOrder"] }))],
	["order-has-several-defects", onVector(ADMITTED, (vector) => ({ ...vector, flags: ["StageOrder"] }))],
	["verdict-reproduced", onVector(REFUSED, (vector) => refusedWith(vector, { code: "nonce_replayed" }))],
	[
		"verdict-reproduced",
		onVector(
			"v1-verify-target-dot-segment",
			(vector) => refusedWith(vector, { offset: 9 }),
			"hmac/v1-verify-target.json",
		),
	],
	["verdict-reproduced", onVector(ADMITTED, (vector) => ({ ...vector, clock: { now: 0 } }))],
	["step-reached", onVector(REFUSED, (vector) => refusedWith(vector, { step: "admission" }))],
	["step-reached", onVector(ADMITTED, (vector) => ({ ...vector, clock: { now: 0 } }))],
	["step-has-code", onVector(REFUSED, (vector) => refusedWith(vector, { step: "freshness" }))],
	["step-has-code", onVector(REFUSED, (vector) => refusedWith(vector, { status: 400 }))],
	// The twin is said to be admitted, and is not: the one thing repaired repairs nothing.
	["repair-admits", onVector(ADMITTED, (vector) => ({ ...vector, state: { keys: [], spentNonces: [] } }))],
	["refusal-of-requirement", onVector(REFUSED, (vector) => ({ ...vector, requirement: "HMAC-NONCE-01" }))],
	[
		"refusal-of-requirement",
		onVector(REFUSED, (vector) => ({
			...vector,
			expect: vector.expect.decision === "refuse" ? { ...vector.expect, status: 403 } : vector.expect,
		})),
	],
];

/** A refused vector with other members of its verdict. */
function refusedWith(vector: VerificationVector, more: Partial<Refuse>): VerificationVector {
	const { expect: verdict } = vector;
	return { ...vector, expect: verdict.decision === "refuse" ? { ...verdict, ...more } : verdict };
}

/** A vector of tokens that stands in another file with another verdict. */
function tokenUnderOtherFile(): Documents {
	const refused = documents.files.flatMap(({ file }) => (file.kind === "jwt" ? file.vectors : [])).at(1);
	if (refused === undefined) throw new Error("no vectors of tokens");
	const copy = { ...refused, id: "jwt-scope-copy", expect: { ...refused.expect, step: "token-claims" } };
	return changed("jwt/jwt-scope.json", (file) => {
		const { vectors } = file as TokenFile;
		return { ...file, vectors: [...vectors, copy] } as TokenFile;
	});
}

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

	it("finds nothing in a file alone that a vector has to do with", () => {
		const together = ["requirement-has-vector", "flag-used", "manifest"];
		const found = lint(onVector(ADMITTED, (vector) => vector));
		expect(found.filter(({ rule }) => !together.includes(rule))).toEqual([]);
	});

	it("looks at all that was promised", () => {
		expect(documents.manifest.total).toBeGreaterThanOrEqual(700);
	});

	it("knows of each step what SPEC.md, section 2, says", () => {
		const rows = [...spec.matchAll(/^\| `([a-z-]+)` +\|[^|]*\| ([^|]+) \|$/gm)].map(([, step, refusals]) => [
			step,
			[...(refusals ?? "").matchAll(/(\d{3}) `([a-z_]+)`/g)].map(([, status, code]) => `${status} ${code}`),
		]);
		const named = Object.keys(refusalsOfStep);
		expect(Object.fromEntries(rows.filter(([step]) => named.includes(String(step))))).toEqual(refusalsOfStep);
	});

	it.each(broken.map(([rule, defective], index) => ({ rule, defective, index })))(
		"finds $rule ($index)",
		({ rule, defective }) => {
			expect(lint(defective).map((finding) => finding.rule)).toContain(rule);
		},
	);
});
