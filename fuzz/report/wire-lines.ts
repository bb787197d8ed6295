/** Bytes of a connection as lines to be read: CR and LF end one, and where one of them stands alone that shows. */
export function wireLines(text: string): string {
	return text.replace(/\r\n|\n/g, (end) => (end === "\n" ? "\\x0a\n" : "\n"));
}
