import { applyTextEdit, type TextEdit } from "../arbitraries/text-edit.ts";
import type { Law } from "../law.ts";

export type EncodingName = "hex" | "base64" | "base64url";

export interface EncodingCase {
	readonly encoding: EncodingName;
	/** The bytes, in lower-case hexadecimal. */
	readonly bytes: string;
	readonly edit: TextEdit;
}

export interface Codec {
	readonly encode: (bytes: Uint8Array) => string;
	readonly decode: (text: string) => Uint8Array | undefined;
}

const requirementOf: Readonly<Record<EncodingName, string>> = {
	hex: "HMAC-HDR-09",
	base64: "SORT-09",
	base64url: "JWT-FORM-03",
};

/** A strict encoding is a bijection: bytes have the one text that Node gives them, and every text but that is refused. */
export function encodingsAreBijections(codecs: Readonly<Record<EncodingName, Codec>>): Law<EncodingCase> {
	return ({ encoding, bytes, edit }) => {
		const { encode, decode } = codecs[encoding];
		const requirement = requirementOf[encoding];
		const given = Buffer.from(bytes, "hex");
		const text = given.toString(encoding);
		const decoded = decode(text);
		if (encode(given) !== text || decoded === undefined || !given.equals(decoded)) {
			return { requirement, expected: `${text} for the bytes ${bytes}, both ways`, actual: encode(given) };
		}
		const changed = applyTextEdit(text, edit);
		const read = decode(changed);
		if (read === undefined) {
			const canonical = Buffer.from(changed, encoding).toString(encoding) === changed;
			return canonical
				? { requirement, expected: `${JSON.stringify(changed)} to be decoded`, actual: "it is refused" }
				: undefined;
		}
		return encode(read) === changed
			? undefined
			: { requirement, expected: `${JSON.stringify(changed)} to be refused`, actual: `read as ${encode(read)}` };
	};
}
