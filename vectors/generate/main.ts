import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readRelease } from "../release/folder.ts";
import { leastVersion, releaseAs } from "../release/release.ts";
import { generatedDocuments } from "./documents.ts";
import { compareFolder, writeFolder } from "./folder.ts";
import { jsonText } from "./json-text.ts";

/**
 * `npx tsx vectors/generate/main.ts` writes every vector anew and removes files that are no longer made.
 * With `--check` it writes nothing, names the files that would change on stderr, and exits 1 if there are any or if the
 * vectors are not those of their release. With `--release VERSION` it also writes down what they are as that version,
 * which nothing else does; a version that the changes do not allow is refused with 1.
 */
const root = new URL("../", import.meta.url);
const folder = fileURLToPath(root);

function usage(): { check: boolean; release: string | undefined } {
	try {
		const { values } = parseArgs({ options: { check: { type: "boolean" }, release: { type: "string" } } });
		if (!(values.check && values.release !== undefined)) {
			return { check: values.check === true, release: values.release };
		}
	} catch {
		// Said below.
	}
	process.stderr.write("usage: main.ts [--check | --release VERSION]\n");
	process.exit(2);
}

function reportRelease(): boolean {
	const { last, now } = readRelease(root);
	const least = leastVersion(last, now);
	if (least === undefined) return true;
	process.stderr.write(`not what ${last?.version ?? "any version"} stands for: --release ${least} or later\n`);
	return false;
}

function writeRelease(version: string): void {
	const { last, now } = readRelease(root);
	const release = releaseAs(version, last, now);
	if ("refused" in release) {
		process.stderr.write(`${release.refused}\n`);
		process.exitCode = 1;
		return;
	}
	writeFileSync(new URL("release.json", root), jsonText(release));
	process.stdout.write(`released as ${version}\n`);
}

const { check, release } = usage();
const documents = generatedDocuments();
const { changed, stray } = compareFolder(folder, documents);
if (check) {
	for (const path of [...changed, ...stray]) process.stderr.write(`would change: ${path}\n`);
	const released = reportRelease();
	process.exitCode = changed.length + stray.length > 0 || !released ? 1 : 0;
} else {
	writeFolder(folder, documents);
	process.stdout.write(`${documents.length} documents, ${changed.length} written, ${stray.length} removed\n`);
	if (release === undefined) reportRelease();
	else writeRelease(release);
}
