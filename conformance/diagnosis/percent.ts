/** Percent encoding (RFC 3986 §2.1) of wire texts, in the dialects that libraries have. */

/** Characters that a dialect leaves as they are. */
const keptCharacters = {
	/** RFC 3986 §2.3: Python's `quote(safe="")`, Go's `url.QueryEscape`, Rust's `NON_ALPHANUMERIC` less four. */
	unreserved: "-._~",
	/** ECMAScript's `encodeURIComponent`. */
	component: "-._~!'()*",
	/** The URL Standard's form encoding, Java's `URLEncoder`, Ruby's `encode_www_form_component`. */
	form: "-._*",
	/** PHP's `urlencode`. */
	php: "-._",
	/** Python's `quote`. */
	path: "-._~/",
	/** ECMAScript's `encodeURI`. */
	uri: "-._~!'()*;/?:@&=+$,#",
} as const;

export type Dialect = keyof typeof keptCharacters;

export interface EncodeOptions {
	dialect: Dialect;
	/** What a space becomes. */
	space?: "%20" | "+";
	hex?: "upper" | "lower";
}

export function percentEncode(wire: string, { dialect, space = "%20", hex = "upper" }: EncodeOptions): string {
	const kept: string = keptCharacters[dialect];
	return wire.replace(/[^A-Za-z0-9]/g, (character) => {
		if (kept.includes(character)) return character;
		if (character === " ") return space;
		const digits = character.charCodeAt(0).toString(16).padStart(2, "0");
		return `%${hex === "upper" ? digits.toUpperCase() : digits}`;
	});
}

/** Triplets become their bytes; what is no triplet stays. */
export function percentDecode(wire: string): string {
	return wire.replace(triplets, (triplet) => String.fromCharCode(Number.parseInt(triplet.slice(1), 16)));
}

/** The same, `+` being a space. */
export function formDecode(wire: string): string {
	return percentDecode(wire.replaceAll("+", " "));
}

export function lowerTriplets(wire: string): string {
	return wire.replace(triplets, (triplet) => triplet.toLowerCase());
}

const triplets = /%[0-9A-Fa-f]{2}/g;
