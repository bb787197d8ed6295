import { type ParseError, parseTree, visit } from "jsonc-parser";

interface Span {
	offset: number;
	length: number;
}

/**
 * JSON with comments as plain JSON: comments, and commas after a last member or item, become blanks, so that every
 * place stays what it was. Whatever else is no JSON is left for the parser to complain of.
 */
export function withoutComments(text: string): string {
	const spans: Span[] = [];
	// Only a comma between a value and a closing bracket is one too many that may be there.
	let before: "value" | "comma" | "other" = "other";
	let comma: Span = { offset: 0, length: 0 };
	const opening = (): void => {
		before = "other";
	};
	const value = (): void => {
		before = "value";
	};
	const closing = (): void => {
		if (before === "comma") spans.push(comma);
		before = "value";
	};
	visit(text, {
		onComment: (offset, length) => {
			if (isClosed(text.slice(offset, offset + length))) spans.push({ offset, length });
		},
		onSeparator: (character, offset, length) => {
			comma = { offset, length };
			before = character === "," && before === "value" ? "comma" : "other";
		},
		onObjectBegin: opening,
		onArrayBegin: opening,
		onObjectProperty: opening,
		onLiteralValue: value,
		onObjectEnd: closing,
		onArrayEnd: closing,
	});
	return spans.reduce(blanked, text);
}

function isClosed(comment: string): boolean {
	return comment.startsWith("//") || (comment.length >= 4 && comment.endsWith("*/"));
}

function blanked(text: string, { offset, length }: Span): string {
	const end = offset + length;
	return text.slice(0, offset) + text.slice(offset, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}

/** Where a text first breaks the grammar of JSON; undefined where nothing is found. */
export function firstFault(text: string): number | undefined {
	const errors: ParseError[] = [];
	parseTree(text, errors, { disallowComments: true });
	return errors[0]?.offset;
}
