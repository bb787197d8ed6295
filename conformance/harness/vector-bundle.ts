import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageRoot, readData } from "../data.ts";
import { sha256 } from "../sha256.ts";

/** A file of a bundle, its path with slashes and relative to the bundle. */
interface BundleFile {
	path: string;
	bytes: Uint8Array;
}

/** The vectors as files that need nothing beside them, and what they are. */
export interface VectorBundle {
	version: string;
	vectors: number;
	/** In the order of their paths; `bundle.json` and `SHA256SUMS` among them. */
	files: readonly BundleFile[];
}

/** What of `vectors/` is for whoever uses the vectors; the rest is what they are made and tested with. */
const published: readonly { path: string; ending: RegExp }[] = [
	{ path: "", ending: /^(?:LICENSE|README\.md|SPEC\.md|[a-z-]+\.json)$/ },
	{ path: "hmac", ending: /\.json$/ },
	{ path: "jwt", ending: /\.json$/ },
	{ path: "schema", ending: /\.schema\.json$/ },
	{ path: "signers", ending: /^(?!.*\.test\.ts$)/ },
	{ path: "regenerate", ending: /\.py$/ },
];

/** What toolchains leave beside their sources. */
const leftovers = new Set(["__pycache__", "bin", "node_modules", "obj", "target"]);

const Release = z.object({ version: z.string(), vectors: z.record(z.string(), z.string()) });

function filesBelow(root: string, path: string, ending: RegExp, deep: boolean): string[] {
	return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
		const inner = path === "" ? entry.name : `${path}/${entry.name}`;
		if (entry.isDirectory()) {
			return deep && !leftovers.has(entry.name) ? filesBelow(root, inner, ending, deep) : [];
		}
		return entry.isFile() && ending.test(entry.name) ? [inner] : [];
	});
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);

/** `sha256sum -c` reads this. */
function checksums(files: readonly BundleFile[]): string {
	return files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join("");
}

/**
 * The published vectors with specification, requirements, flags, keys, schemas, licence, signers and the implementation that
 * computes them anew; always the same bytes for the same vectors. `bundle.json` says version, number of vectors, and
 * size and digest of every other file. Throws if the package is incomplete.
 */
export function vectorBundle(): VectorBundle {
	const root = join(packageRoot(), "vectors");
	const { version, vectors: digests } = Release.parse(readData("vectors/release.json"));
	const vectors = Object.keys(digests).length;
	const content = published
		.flatMap(({ path, ending }) => filesBelow(root, path, ending, path === "signers"))
		.map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(root, path))) }))
		.sort(byPath);
	const manifest = {
		$schema: "schema/bundle.schema.json",
		schemaVersion: 1,
		name: "countersign-vectors",
		version,
		vectors,
		files: content.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
	};
	const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
	const described = [
		...content,
		{ path: "bundle.json", bytes: encode(`${JSON.stringify(manifest, undefined, "\t")}\n`) },
	].sort(byPath);
	const sums = { path: "SHA256SUMS", bytes: encode(checksums(described)) };
	return { version, vectors, files: [...described, sums].sort(byPath) };
}
