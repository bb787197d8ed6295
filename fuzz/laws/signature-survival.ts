import { createHmac } from "node:crypto";
import { applyTextEdit, type TextEdit } from "../arbitraries/text-edit.ts";
import type { Law } from "../law.ts";
import { withoutBlanks } from "../models/meaning.ts";
import type { RawRequest } from "../models/raw-request.ts";
import type { Canonicalizer } from "../subjects/canonicalizer.ts";

export interface SignatureCase {
	readonly request: RawRequest;
	readonly secret: string;
	/** A change of the signature's text on its way. */
	readonly edit: TextEdit;
}

/** How a scheme writes and reads a MAC. */
export interface SignatureCodec {
	readonly write: (mac: Uint8Array) => string;
	readonly read: (text: string) => Uint8Array | undefined;
	readonly keyBytes: (secret: string) => Uint8Array | undefined;
}

/**
 * What is signed verifies when it is read again: reading a request and canonicalizing what was read changes no byte of
 * the string, and a signature is read as it was written and in no other spelling (HMAC-SIG-01, HMAC-SIG-04).
 */
export function signaturesSurviveTheirWay(canonicalize: Canonicalizer, codec: SignatureCodec): Law<SignatureCase> {
	return ({ request, secret, edit }) => {
		const first = canonicalize(request);
		const key = codec.keyBytes(secret);
		if (!first.accepted || key === undefined) {
			return undefined;
		}
		// A canonical target may be longer than what may be sent (REQ-02): it is then read as it came.
		const target = first.target.length > 8192 ? request.target : first.target;
		const second = canonicalize({ ...request, target });
		const mac = (text: string) => createHmac("sha256", key).update(text, "latin1").digest();
		const sent = mac(first.text);
		const text = codec.write(sent);
		const read = codec.read(text);
		if (!second.accepted || second.text !== first.text) {
			const actual = second.accepted ? JSON.stringify(second.text) : second.refusal.code;
			return { requirement: "HMAC-CANON-01", expected: `${JSON.stringify(first.text)} again`, actual };
		}
		if (read === undefined || !sent.equals(read) || !Buffer.from(secret, "utf8").equals(key)) {
			const requirement = read === undefined || !sent.equals(read) ? "HMAC-SIG-04" : "HMAC-SIG-02";
			return {
				requirement,
				expected: "the MAC that was written, under the bytes of the secret",
				actual: "another one",
			};
		}
		const changed = applyTextEdit(text, edit);
		const reread = withoutBlanks(changed) === text ? undefined : codec.read(changed);
		return reread !== undefined && sent.equals(reread)
			? {
					requirement: "HMAC-HDR-09",
					expected: "one spelling of a signature",
					actual: `${JSON.stringify(edit)} is another one`,
				}
			: undefined;
	};
}
