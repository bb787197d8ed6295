import type { HeaderLookup, Scheme } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that sees the header fields in another way when it looks for a credential. */
export function seeingHeaders(view: (header: HeaderLookup) => HeaderLookup): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		chooseCredential: (header, scheme) => reference.chooseCredential(view(header), scheme),
	});
}

const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

/** The same, for the five signed fields only. */
export function seeingSignedHeaders(view: (value: string, name: string) => string | null) {
	return seeingHeaders((header) => (name) => {
		const value = header(name);
		return value === null || !signedNames.includes(name) ? value : view(value, name);
	});
}

/** A gateway that reads the five signed fields under another grammar. */
export function readingUnder(change: (scheme: Scheme) => Scheme): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		chooseCredential: (header, scheme) => reference.chooseCredential(header, change(scheme)),
	});
}

/** A scheme with another grammar for one field. */
export function withGrammar(scheme: Scheme, role: keyof Scheme["headers"], pattern: string): Scheme {
	return { ...scheme, headers: { ...scheme.headers, [role]: { ...scheme.headers[role], pattern } } };
}
