/** A text, or its beginning and how long it is, where that is all that a page has room for. */
export function clipped(text: string, most: number): string {
	return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}
