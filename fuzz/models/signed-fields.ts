import { withoutBlanks } from "./meaning.ts";

export type SchemeName = "countersign-v1" | "sorted-query";

/** The five header fields that carry an HMAC credential, by lower-case name; null where the request has none. */
export interface SignedFields {
	readonly "x-key-id": string | null;
	readonly "x-timestamp": string | null;
	readonly "x-nonce": string | null;
	readonly "x-content-sha256": string | null;
	readonly "x-signature": string | null;
}

export type FieldName = keyof SignedFields;

/** In the order of the specification. */
export const fieldNames = [
	"x-key-id",
	"x-timestamp",
	"x-nonce",
	"x-content-sha256",
	"x-signature",
] as const satisfies FieldName[];

const grammarRequirements: Readonly<Record<FieldName, string>> = {
	"x-key-id": "HMAC-HDR-05",
	"x-timestamp": "HMAC-HDR-06",
	"x-nonce": "HMAC-HDR-07",
	"x-content-sha256": "HMAC-HDR-08",
	"x-signature": "HMAC-HDR-09",
};

/** The requirement that says what a field looks like. */
export function grammarRequirement(name: FieldName, scheme: SchemeName): string {
	return scheme === "sorted-query" && name === "x-signature" ? "SORT-09" : grammarRequirements[name];
}

/** The first field that is missing or not of its grammar (HMAC-HDR, SORT-09, SORT-10), written without a regular expression of the core. */
export function malformedField(fields: SignedFields, scheme: SchemeName): FieldName | undefined {
	return fieldNames.find((name) => {
		const value = fields[name];
		return value === null || !isWellFormed(name, withoutBlanks(value), scheme);
	});
}

function isWellFormed(name: FieldName, text: string, scheme: SchemeName): boolean {
	switch (name) {
		case "x-key-id":
			return text.length >= 1 && text.length <= 64 && consistsOf(text, identifierCharacters);
		case "x-timestamp":
			return text.length === 10 && consistsOf(text, "0123456789") && !text.startsWith("0");
		case "x-nonce":
			return text.length >= 16 && text.length <= 64 && consistsOf(text, identifierCharacters);
		case "x-content-sha256":
			return isHash(text) || (scheme === "sorted-query" && text === "UNSIGNED-PAYLOAD");
		case "x-signature":
			return scheme === "sorted-query" ? isPaddedBase64(text) : text.startsWith("v1=") && isHash(text.slice(3));
	}
}

const identifierCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

function consistsOf(text: string, characters: string): boolean {
	return [...text].every((character) => characters.includes(character));
}

function isHash(text: string): boolean {
	return text.length === 64 && consistsOf(text, "0123456789abcdef");
}

/** 32 bytes, spelt as Node spells them. */
function isPaddedBase64(text: string): boolean {
	const bytes = Buffer.from(text, "base64");
	return bytes.length === 32 && bytes.toString("base64") === text;
}
