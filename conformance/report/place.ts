/** A line of a file, relative to the root of a repository with `/` between folders, and where that line ends. */
export interface Place {
	file: string;
	/** Counted from 1. */
	line: number;
	/** The column behind the last character, counted from 1. */
	endColumn: number;
}

/**
 * Where `vectors/SPEC.md` states each requirement, from its text. A requirement that it does not state has the first
 * line, since a finding without a place is one that nobody is shown.
 */
export function placesInSpecification(text: string): (requirement: string) => Place {
	const file = "vectors/SPEC.md";
	const lines = text.split("\n");
	const places = new Map(
		lines.flatMap((line, at): [string, Place][] => {
			const id = /^- \*\*([A-Z0-9-]+)\*\* /.exec(line)?.[1];
			return id === undefined ? [] : [[id, { file, line: at + 1, endColumn: line.length + 1 }]];
		}),
	);
	const start: Place = { file, line: 1, endColumn: (lines[0] ?? "").length + 1 };
	return (requirement) => places.get(requirement) ?? start;
}
