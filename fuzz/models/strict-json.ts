/** A JSON value as it was written: an object is the list of its members, so that a name may stand twice. */
type Written =
	| null
	| boolean
	| number
	| string
	| readonly Written[]
	| { readonly members: readonly [string, Written][] };

/**
 * The object that the bytes are, by RFC 8259 and JWT-FORM-05 and JWT-FORM-06: well-formed UTF-8 without a byte order
 * mark, one object, no member twice at any depth. Undefined for anything else. Written by the grammar's own
 * productions, with no parser of the platform; recursive, and so for texts of moderate depth only.
 */
export function strictObject(bytes: Uint8Array): Record<string, unknown> | undefined {
	const text = Buffer.from(bytes).toString("utf8");
	if (!Buffer.from(text, "utf8").equals(Buffer.from(bytes))) {
		return undefined;
	}
	try {
		const reader = new Reader(text);
		const value = reader.document();
		return typeof value === "object" && value !== null && "members" in value
			? (plain(value) as Record<string, unknown>)
			: undefined;
	} catch (error) {
		if (error instanceof NotStrict) {
			return undefined;
		}
		throw error;
	}
}

class NotStrict extends Error {}

class Reader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	document(): Written {
		const value = this.#value();
		if (this.#at !== this.#text.length) {
			throw new NotStrict();
		}
		return value;
	}

	/** ws value ws. */
	#value(): Written {
		this.#blanks();
		const value = this.#bare();
		this.#blanks();
		return value;
	}

	#bare(): Written {
		switch (this.#text.charAt(this.#at)) {
			case "{":
				return { members: this.#list("{", "}", () => this.#member()) };
			case "[":
				return this.#list("[", "]", () => this.#value());
			case '"':
				return this.#string();
			default:
				return this.#literalOrNumber();
		}
	}

	#list<T>(open: string, close: string, item: () => T): T[] {
		this.#expect(open);
		this.#blanks();
		const items: T[] = [];
		if (this.#text.charAt(this.#at) !== close) {
			do {
				items.push(item());
			} while (this.#take(/,/y) !== undefined);
		}
		this.#expect(close);
		return items;
	}

	#member(): [string, Written] {
		this.#blanks();
		const name = this.#string();
		this.#blanks();
		this.#expect(":");
		return [name, this.#value()];
	}

	#string(): string {
		this.#expect('"');
		let value = "";
		for (;;) {
			const plainText = this.#take(/[ !#-[\]-\uffff]+/y);
			const escaped = plainText === undefined ? this.#take(/\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y) : undefined;
			if (plainText === undefined && escaped === undefined) {
				break;
			}
			value += plainText ?? unescaped(escaped ?? "");
		}
		this.#expect('"');
		return value;
	}

	#literalOrNumber(): null | boolean | number {
		const word = this.#take(/true|false|null/y);
		if (word !== undefined) {
			return word === "null" ? null : word === "true";
		}
		const text = this.#take(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
		if (text === undefined) {
			throw new NotStrict();
		}
		return Number(text);
	}

	#blanks(): void {
		this.#take(/[ \t\n\r]+/y);
	}

	#expect(character: string): void {
		if (this.#text.charAt(this.#at) !== character) {
			throw new NotStrict();
		}
		this.#at += 1;
	}

	#take(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.#at;
		const [match] = pattern.exec(this.#text) ?? [];
		this.#at += match?.length ?? 0;
		return match === "" ? undefined : match;
	}
}

function unescaped(text: string): string {
	const simple: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
	const kind = text.charAt(1);
	return kind === "u" ? String.fromCharCode(Number.parseInt(text.slice(2), 16)) : (simple[kind] ?? kind);
}

function plain(value: Written): unknown {
	if (Array.isArray(value)) {
		return value.map((item: Written) => plain(item));
	}
	if (typeof value !== "object" || value === null || !("members" in value)) {
		return value;
	}
	const names = value.members.map(([name]) => name);
	if (new Set(names).size !== names.length) {
		throw new NotStrict();
	}
	return Object.fromEntries(value.members.map(([name, member]) => [name, plain(member)]));
}
