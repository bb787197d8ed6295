import type { Law } from "../law.ts";
import { withoutBlanks } from "../models/meaning.ts";
import {
	fieldNames,
	grammarRequirement,
	malformedField,
	type SchemeName,
	type SignedFields,
} from "../models/signed-fields.ts";

/** What a parser of the five header fields makes of them: their texts without blanks and the bytes of the MAC, or nothing. */
export type FieldParser = (fields: SignedFields) => ParsedFields | undefined;

interface ParsedFields {
	readonly keyId: string;
	readonly timestamp: string;
	readonly nonce: string;
	readonly contentHash: string;
	readonly signature: Uint8Array;
}

/**
 * The five header fields are let in if and only if each is there and of its grammar (HMAC-HDR), what is read is what
 * was sent without the blanks around it, and a MAC has one spelling.
 */
export function fieldsAreReadByTheirGrammar(parse: FieldParser, scheme: SchemeName): Law<SignedFields> {
	return (fields) => {
		const parsed = parse(fields);
		const malformed = malformedField(fields, scheme);
		if (malformed !== undefined) {
			return parsed === undefined
				? undefined
				: {
						requirement: fields[malformed] === null ? "HMAC-HDR-01" : grammarRequirement(malformed, scheme),
						expected: `a refusal of ${malformed} ${JSON.stringify(fields[malformed])}`,
						actual: "it was let in",
					};
		}
		if (parsed === undefined) {
			return { requirement: "HMAC-HDR-04", expected: "well-formed fields to be let in", actual: "a refusal" };
		}
		const sent = fieldNames.map((name) => withoutBlanks(fields[name] ?? ""));
		const read = [parsed.keyId, parsed.timestamp, parsed.nonce, parsed.contentHash, spelt(parsed.signature, scheme)];
		const differs = fieldNames.find((_, index) => sent[index] !== read[index]);
		return differs === undefined
			? undefined
			: {
					requirement: grammarRequirement(differs, scheme),
					expected: `${differs} as it was sent`,
					actual: JSON.stringify(read[fieldNames.indexOf(differs)]),
				};
	};
}

function spelt(mac: Uint8Array, scheme: SchemeName): string {
	const bytes = Buffer.from(mac);
	return scheme === "sorted-query" ? bytes.toString("base64") : `v1=${bytes.toString("hex")}`;
}
