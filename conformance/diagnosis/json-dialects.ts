/** JSON as the writers of other languages write it. */

/** Deeper bodies are not written anew: that would need more stack than there may be. */
const maxDepth = 200;

/** The value of a JSON text; undefined for anything else, and for one that is nested very deep. */
export function parsedJson(text: string): { value: unknown } | undefined {
	if (nesting(text) > maxDepth) return undefined;
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

/** At least as deep as the text is nested: brackets within strings count too. */
function nesting(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const bracket of text.match(/[[\]{}]/g) ?? []) {
		depth += bracket === "[" || bracket === "{" ? 1 : -1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}

/** The text without the white space between its tokens; numbers, escapes and duplicate members stay as they are. */
export function withoutBlanks(json: string): string {
	return json.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (token) => (token.startsWith('"') ? token : ""));
}

/** Python's `json.dumps`, but for the escapes of `ensure_ascii`: a blank after each comma and colon. */
export function asPythonWrites(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(asPythonWrites).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${asPythonWrites(member)}`);
		return `{${members.join(", ")}}`;
	}
	return JSON.stringify(value);
}

/** The same value with the members of every object sorted by name. */
export function sortedMembers(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sortedMembers);
	if (typeof value === "object" && value !== null) {
		const entries = Object.entries(value).map(([name, member]) => [name, sortedMembers(member)] as const);
		return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
	}
	return value;
}

/** Characters beyond ASCII as `\uXXXX`, as Python and PHP write them by default. */
export function nonAsciiEscaped(json: string): string {
	return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** `/` as `\/`, as PHP writes it by default. */
export function escapedSlashes(json: string): string {
	return json.replaceAll("/", "\\/");
}
