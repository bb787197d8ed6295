/** Where two strings to sign first differ, for a person who has to find the mistake in their own signer. */
export interface Divergence {
	/** Title of the line. */
	stage: string;
	/** Both quoted, so that white space shows. */
	expected: string;
	actual: string;
}

/** The first line that differs, or undefined for equal texts. `titles` are those of the scheme's lines. */
export function firstDivergence(titles: readonly string[], expected: string, actual: string): Divergence | undefined {
	if (expected === actual) {
		return undefined;
	}
	const right = expected.split("\n");
	const theirs = actual.split("\n");
	for (const [index, line] of right.entries()) {
		const other = theirs[index];
		if (line !== other) {
			const stage = titles[index] ?? `line ${index + 1}`;
			const { one, two } = shownBeside(line, other ?? "");
			return { stage, expected: one, actual: other === undefined ? "the string ends before it" : two };
		}
	}
	const extra = theirs.slice(right.length).join("\n");
	return {
		stage: "end of the string",
		expected: `nothing after line ${right.length}`,
		actual: extra === "" ? "a line feed" : shownBeside(extra, "").one,
	};
}

const longest = 200;
/** How much of long lines is shown before the place where they part, and after it. */
const before = 60;
const after = 100;

/** Two lines quoted; of long ones the part around the place where they part. */
function shownBeside(line: string, other: string): { one: string; two: string } {
	if (line.length <= longest && other.length <= longest) return { one: quoted(line), two: quoted(other) };
	let parting = 0;
	while (parting < line.length && line[parting] === other[parting]) parting += 1;
	const cut = (text: string): string => {
		const start = Math.max(0, parting - before);
		const end = parting + after;
		return quoted(`${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`);
	};
	return { one: cut(line), two: cut(other) };
}

function quoted(text: string): string {
	return JSON.stringify(text);
}
