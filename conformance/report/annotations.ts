import { legible } from "./legible.ts";
import type { Place } from "./place.ts";
import { logLine, workflowCommand } from "./workflow-command.ts";

/** GitHub shows ten annotations of a kind for a step, and silently drops the others. */
const shownOfAKind = 10;
/** Longer messages are of no use beside a line of a file. */
const longestMessage = 4000;

/** What is to be said beside a commit. */
export interface Note {
	readonly kind: "error" | "warning";
	readonly title: string;
	readonly message: string;
	/** Where it belongs, if it is about one thing. */
	readonly place?: Pick<Place, "file" | "line"> | undefined;
}

/** Notes as workflow commands of GitHub Actions, line by line: ten errors and ten warnings at most, and the others as lines of the log. */
export function annotations(notes: readonly Note[]): readonly string[] {
	const all = (["error", "warning"] as const).map((kind) => notes.filter((note) => note.kind === kind));
	const shown = all.flatMap((some) => some.slice(0, shownOfAKind));
	const others = all.flatMap((some) => some.slice(shownOfAKind));
	return [...shown.map(annotation), ...listed(others)];
}

function annotation({ kind, title, message, place }: Note): string {
	const where = place === undefined ? {} : { file: place.file, line: place.line };
	return workflowCommand(kind, { ...where, title: legible(title) }, legible(message).slice(0, longestMessage));
}

function listed(notes: readonly Note[]): readonly string[] {
	if (notes.length === 0) return [];
	return [
		`${notes.length} more, for which GitHub has no annotation:`,
		...notes.map(({ kind, title }) => logLine(`${kind} ${legible(title)}`)),
	];
}
