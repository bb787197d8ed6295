import { fileURLToPath } from "node:url";
import { generatedDocuments } from "./documents.ts";
import { compareFolder, writeFolder } from "./folder.ts";

/**
 * `npx tsx vectors/generate/main.ts` writes every vector anew and removes files that are no longer made.
 * With `--check` it writes nothing, names the files that would change on stderr, and exits 1 if there are any.
 */
const root = fileURLToPath(new URL("../", import.meta.url));
const flags = process.argv.slice(2);
if (flags.some((flag) => flag !== "--check")) {
	process.stderr.write("usage: main.ts [--check]\n");
	process.exit(2);
}
const documents = generatedDocuments();
const { changed, stray } = compareFolder(root, documents);
if (flags.includes("--check")) {
	for (const path of [...changed, ...stray]) process.stderr.write(`would change: ${path}\n`);
	process.exitCode = changed.length + stray.length > 0 ? 1 : 0;
} else {
	writeFolder(root, documents);
	process.stdout.write(`${documents.length} documents, ${changed.length} written, ${stray.length} removed\n`);
}
