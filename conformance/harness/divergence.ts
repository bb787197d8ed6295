/** Where two strings to sign first differ, for a person who has to find the mistake in their own signer. */

/** The lines of each scheme by name, in order. */
const lineNames: Readonly<Record<string, readonly string[]>> = {
	"countersign-v1": [
		"version",
		"key id",
		"timestamp",
		"nonce",
		"method",
		"host",
		"target",
		"content type",
		"content hash",
	],
	"sorted-query": ["method", "path", "query", "content type", "host", "timestamp", "nonce", "content hash"],
};

export interface Divergence {
	/** Name of the line, "number of lines" where only that differs. */
	stage: string;
	expected: string;
	actual: string;
}

/** The first line that differs, or undefined for equal texts. */
export function firstDivergence(scheme: string, expected: string, actual: string): Divergence | undefined {
	if (expected === actual) {
		return undefined;
	}
	const names = lineNames[scheme] ?? [];
	const right = expected.split("\n");
	const theirs = actual.split("\n");
	for (const [index, line] of right.entries()) {
		const other = theirs[index];
		if (line !== other) {
			const stage = names[index] ?? `line ${index + 1}`;
			return {
				stage,
				expected: quoted(line),
				actual: other === undefined ? "the string ends before it" : quoted(other),
			};
		}
	}
	const extra = theirs.slice(right.length).join("\n");
	return {
		stage: "end of the string",
		expected: `nothing after line ${right.length}`,
		actual: extra === "" ? "a line feed" : quoted(extra),
	};
}

/** With escapes, so that white space shows; a long line is cut around its middle. */
function quoted(line: string): string {
	return JSON.stringify(line.length > 200 ? `${line.slice(0, 160)}…${line.slice(-30)}` : line);
}
