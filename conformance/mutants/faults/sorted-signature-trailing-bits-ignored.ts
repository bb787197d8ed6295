import type { Mutant } from "../mutant.ts";

export const sortedSignatureTrailingBitsIgnored: Mutant = {
	id: "sorted-signature-trailing-bits-ignored",
	sentence: "Under sorted-query ignores the last bits of the signature's text.",
	breaks: ["SORT-09"],
	threats: ["SIG-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential: (header, scheme) =>
			reference.chooseCredential((name) => {
				const value = header(name);
				const padded = name === scheme.headers.signature.name && /^[A-Za-z0-9+/]{43}=$/.test(value ?? "");
				return value !== null && padded && scheme.signature.encoding === "base64" ? btoa(atob(value)) : value;
			}, scheme),
	}),
};
