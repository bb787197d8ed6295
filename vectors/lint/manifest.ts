import type { Documents } from "../documents.ts";
import type { Finding } from "./finding.ts";

/** The manifest has one line for each file of vectors, and says of it what is so. */
export function lintManifest({ manifest, files, unlisted }: Documents): Finding[] {
	const findings: Finding[] = unlisted.map((path) => ({ rule: "manifest", where: path, found: "not listed" }));
	for (const [index, { path, file }] of files.entries()) {
		const scheme = "scheme" in file ? { scheme: file.scheme } : {};
		const line = { path, kind: file.kind, ...scheme, family: file.family, count: file.vectors.length };
		const place = `${"scheme" in file ? "hmac" : "jwt"}/${file.family}.json`;
		if (JSON.stringify(line) !== JSON.stringify(manifest.files[index]) || path !== place) {
			findings.push({ rule: "manifest", where: path, found: JSON.stringify(manifest.files[index]) });
		}
	}
	const total = files.reduce((sum, { file }) => sum + file.vectors.length, 0);
	if (total !== manifest.total) {
		findings.push({ rule: "manifest", where: "manifest.json", found: String(manifest.total) });
	}
	return findings;
}
