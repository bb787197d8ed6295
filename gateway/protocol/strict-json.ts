/**
 * Strict JSON (RFC 8259): what `JSON.parse` takes, less duplicate members at any depth, which different
 * parsers resolve differently (RFC 7515 §4, RFC 7519 §4). A byte order mark is refused by the grammar itself.
 */

export type JsonObject = { readonly [name: string]: unknown };

/** The object that the text is, or undefined: not JSON, not an object, or with a member named twice. */
export function parseStrictObject(text: string): JsonObject | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isJsonObject(value) || hasDuplicateMember(text)) {
		return undefined;
	}
	return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Walks a text that is known to be JSON; iterative, so that nesting costs no stack. */
function hasDuplicateMember(text: string): boolean {
	const scopes: (Set<string> | null)[] = [];
	let index = 0;
	while (index < text.length) {
		const character = text[index];
		if (character === "{") {
			scopes.push(new Set());
		} else if (character === "[") {
			scopes.push(null);
		} else if (character === "}" || character === "]") {
			scopes.pop();
		} else if (character === '"') {
			const end = stringEnd(text, index);
			const names = scopes.at(-1);
			if (names && isMemberName(text, end)) {
				const name = memberName(text.slice(index, end));
				if (names.has(name)) {
					return true;
				}
				names.add(name);
			}
			index = end - 1;
		}
		index += 1;
	}
	return false;
}

/** What a JSON string says; most have no escape and are what they look like. */
function memberName(string: string): string {
	return string.includes("\\") ? String(JSON.parse(string)) : string.slice(1, -1);
}

function stringEnd(text: string, start: number): number {
	let index = start + 1;
	while (text[index] !== '"') {
		index += text[index] === "\\" ? 2 : 1;
	}
	return index + 1;
}

/** In valid JSON a string is a member's name exactly when a colon follows it. */
function isMemberName(text: string, end: number): boolean {
	let index = end;
	while (text[index] === " " || text[index] === "\t" || text[index] === "\n" || text[index] === "\r") {
		index += 1;
	}
	return text[index] === ":";
}
