import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../documents.ts";

const root = new URL("../", import.meta.url);
const json = (path: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const schemas = readdirSync(new URL("schema/", root)).filter((name) => name.endsWith(".schema.json"));
for (const name of schemas) ajv.addSchema(json(`schema/${name}`), name);

function errorsOf(schema: string, document: unknown): unknown[] {
	const validate = ajv.getSchema(schema);
	if (validate === undefined) throw new Error(`no schema ${schema}`);
	validate(document);
	return (validate.errors ?? []).slice(0, 5);
}

const documents = [
	"requirements.json",
	"keys.json",
	"flags.json",
	"manifest.json",
	"release.json",
	...readDocuments(root).manifest.files.map(({ path }) => path),
];

/** Every object in a schema that lists properties, with its place. */
function* objectsIn(schema: unknown, place = "#"): Generator<[string, Record<string, unknown>]> {
	if (typeof schema !== "object" || schema === null) return;
	const object = schema as Record<string, unknown>;
	if (object["type"] === "object") yield [place, object];
	for (const [name, value] of Object.entries(object)) yield* objectsIn(value, `${place}/${name}`);
}

describe("schemas", () => {
	it.each(documents)("%s satisfies the schema that it names", (path) => {
		const document = json(path);
		const name = String(document["$schema"]).replace(/^.*\//, "");
		expect(schemas).toContain(name);
		expect(errorsOf(name, document)).toEqual([]);
	});

	it("are each named by a document", () => {
		const named = new Set(documents.map((path) => String(json(path)["$schema"]).replace(/^.*\//, "")));
		// A bundle is made when it is exported.
		expect(schemas.filter((name) => !named.has(name))).toEqual(["bundle.schema.json"]);
	});

	it.each(schemas)("%s allows no member that it does not describe", (name) => {
		for (const [place, object] of objectsIn(json(`schema/${name}`))) {
			expect({ place, closed: object["additionalProperties"] !== undefined }).toEqual({ place, closed: true });
			expect({ place, open: object["additionalProperties"] }).not.toEqual({ place, open: true });
		}
	});

	it("refuse what a vector must not be", () => {
		const file = json("hmac/v1-verify-target.json");
		const [first, ...rest] = file["vectors"] as Record<string, unknown>[];
		const refused = rest.find((vector) => (vector["expect"] as { code?: string }).code === "malformed_target");
		const withFirst = (vector: unknown): unknown => ({ ...file, vectors: [vector] });
		const without = (name: string): unknown =>
			Object.fromEntries(Object.entries(refused ?? {}).filter(([key]) => key !== name));
		const expectation = refused?.["expect"] as Record<string, unknown>;
		for (const broken of [
			{ ...first, more: 1 },
			{ ...first, twin: "v1-verify-target-root" },
			{ ...first, id: "Not A Slug" },
			{ ...first, flags: [] },
			{ ...first, requirement: "nonsense" },
			{ ...first, expect: { decision: "maybe" } },
			without("twin"),
			without("requirement"),
			{ ...refused, expect: { ...expectation, offset: undefined } },
			{ ...refused, expect: { ...expectation, offset: -1 } },
			{ ...refused, expect: { ...expectation, reason: "other" } },
			{ ...refused, expect: { ...expectation, code: "malformed_request" } },
			{ ...refused, expect: { ...expectation, step: "nowhere" } },
			{ ...refused, expect: { ...expectation, status: 503 } },
		]) {
			const text: unknown = JSON.parse(JSON.stringify(withFirst(broken)));
			expect(errorsOf("verification.schema.json", text)).not.toEqual([]);
		}
		expect(errorsOf("verification.schema.json", withFirst(refused))).toEqual([]);
	});
});
