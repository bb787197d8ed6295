import type { Mutant } from "../mutant.ts";

/** The bytes of base64 in either alphabet, with or without padding and blanks, whatever its last bits. */
function loosely(text: string): string {
	const digits = text
		.replaceAll("-", "+")
		.replaceAll("_", "/")
		.replaceAll(/[\t\n\f\r =]/g, "");
	try {
		return btoa(atob(digits));
	} catch {
		return text;
	}
}

export const sortedSignatureDecodedLoosely: Mutant = {
	id: "sorted-signature-decoded-loosely",
	sentence: "Under sorted-query decodes the signature as loosely as a browser does.",
	breaks: ["SORT-09"],
	threats: ["SIG-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential: (header, scheme) =>
			reference.chooseCredential((name) => {
				const value = header(name);
				const loose = name === scheme.headers.signature.name && scheme.signature.encoding === "base64";
				return value !== null && loose ? loosely(value) : value;
			}, scheme),
	}),
};
