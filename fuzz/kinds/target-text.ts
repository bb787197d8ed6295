/** A target divided at its first `?`; without one there is no query. */
export function divided(target: string): { readonly path: string; readonly query: string | undefined } {
	const mark = target.indexOf("?");
	return mark < 0 ? { path: target, query: undefined } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The pieces of a query between two `&`; none where there is no query. */
export function piecesOf(query: string | undefined): readonly string[] {
	return query === undefined || query === "" ? [] : query.split("&");
}

/** What stands before the first `=` of a piece. */
export function nameOf(piece: string): string {
	return piece.split("=", 1)[0] ?? "";
}

/** The bytes of a text whose triplets are decoded. */
export function decodedBytes(text: string): Buffer {
	const parts = text.split(/(%[0-9A-Fa-f]{2})/);
	return Buffer.concat(
		parts.map((part, at) => (at % 2 === 1 ? Buffer.from(part.slice(1), "hex") : Buffer.from(part, "utf8"))),
	);
}

/** The text after its triplets are decoded, each byte that is not UTF-8 as U+FFFD. */
export function decodedText(text: string): string {
	return decodedBytes(text).toString("utf8");
}

/** Whether the triplets of a text stand for bytes that are no UTF-8. */
export function isInvalidUtf8(text: string): boolean {
	const bytes = decodedBytes(text);
	return !Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}
