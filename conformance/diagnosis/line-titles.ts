import type { Component, Line, Scheme } from "../client/protocol.ts";

/** What people call the lines of a string to sign. */
export const lineTitles = {
	version: "version",
	keyId: "key id",
	timestamp: "timestamp",
	nonce: "nonce",
	method: "method",
	host: "host",
	target: "target",
	path: "path",
	query: "query",
	contentType: "content type",
	contentHash: "content hash",
	body: "body",
	secret: "secret",
} as const satisfies Readonly<Record<Component | "version" | "body" | "secret", string>>;

function lineTitle(line: Line): string {
	return "literal" in line ? lineTitles.version : lineTitles[line.component];
}

/** The titles of a scheme's lines, in order. */
export function titlesOf({ lines }: Pick<Scheme, "lines">): readonly string[] {
	return lines.map(lineTitle);
}
