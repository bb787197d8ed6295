/** The members of a JSON object, or undefined: not UTF-8, a byte order mark, not one object, a duplicate member at any depth (JWT-FORM-05, JWT-FORM-06). */
export function strictObject(bytes: Buffer): Record<string, unknown> | undefined {
	let text: string;
	let value: unknown;
	try {
		text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (typeof value !== "object" || value === null || Array.isArray(value) || hasDuplicate(text)) return undefined;
	return value as Record<string, unknown>;
}

/** Whether an object in well-formed JSON text has two members of one name, escapes resolved. */
function hasDuplicate(text: string): boolean {
	const open: Set<string>[] = [];
	const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
	for (const [index, token] of tokens.entries()) {
		if (token === "{") open.push(new Set());
		if (token === "}") open.pop();
		if (tokens[index + 1] !== ":") continue;
		const name: string = JSON.parse(token);
		const names = open.at(-1);
		if (names?.has(name)) return true;
		names?.add(name);
	}
	return false;
}
