import type { Manifest, VectorFile } from "../format.ts";
import { families } from "./families/index.ts";
import { jsonText } from "./json-text.ts";

export interface GeneratedDocument {
	/** Relative to the folder `vectors`. */
	path: string;
	text: string;
}

const pathOf = (file: VectorFile): string => `${"scheme" in file ? "hmac" : "jwt"}/${file.family}.json`;

function manifest(): Manifest {
	const files = families.map((file) => ({
		path: pathOf(file),
		kind: file.kind,
		...("scheme" in file ? { scheme: file.scheme } : {}),
		family: file.family,
		count: file.vectors.length,
	}));
	const total = files.reduce((sum, { count }) => sum + count, 0);
	return { $schema: "schema/manifest.schema.json", schemaVersion: 1, total, files };
}

/** Every document that the generator writes; the same bytes on every run. */
export function generatedDocuments(): GeneratedDocument[] {
	const files = families.map((file) => ({ path: pathOf(file), text: jsonText(file) }));
	return [{ path: "manifest.json", text: jsonText(manifest()) }, ...files];
}
