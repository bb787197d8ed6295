import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type GeneratedDocument, generatedDocuments } from "./documents.ts";

/**
 * `npx tsx vectors/generate/main.ts` writes every vector anew and removes files that are no longer made.
 * With `--check` it writes nothing, names the files that would change on stderr, and exits 1 if there are any.
 */
const root = new URL("../", import.meta.url);

const differs = ({ path, text }: GeneratedDocument): boolean => {
	const file = new URL(path, root);
	return !existsSync(file) || readFileSync(file, "utf8") !== text;
};

function strayFiles(documents: readonly GeneratedDocument[]): string[] {
	const made = new Set(documents.map(({ path }) => path));
	return ["hmac", "jwt"]
		.filter((folder) => existsSync(new URL(folder, root)))
		.flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`))
		.filter((path) => !made.has(path));
}

const flags = process.argv.slice(2);
if (flags.some((flag) => flag !== "--check")) {
	process.stderr.write("usage: main.ts [--check]\n");
	process.exit(2);
}
const documents = generatedDocuments();
const changed = documents.filter(differs);
const stray = strayFiles(documents);
if (flags.includes("--check")) {
	for (const path of [...changed.map((document) => document.path), ...stray])
		process.stderr.write(`would change: ${path}\n`);
	process.exitCode = changed.length + stray.length > 0 ? 1 : 0;
} else {
	for (const { path, text } of changed) {
		const file = fileURLToPath(new URL(path, root));
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	for (const path of stray) rmSync(new URL(path, root));
	process.stdout.write(`${documents.length} documents, ${changed.length} written, ${stray.length} removed\n`);
}
