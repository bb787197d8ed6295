import type { Mutant } from "../mutant.ts";

export const signatureOfAnotherLengthThrownOn: Mutant = {
	id: "signature-of-another-length-thrown-on",
	sentence: "Hands a signature of any length to a comparison that throws when lengths differ.",
	breaks: ["HMAC-HDR-09", "ANS-05"],
	also: ["ANS-08", "HMAC-CANON-11", "HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["SIG-05", "SIG-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const length = (header("x-signature") ?? "").length;
			if (length > 3 && length !== 67 && scheme.signature.encoding === "hex") {
				throw new RangeError("Input buffers must have the same byte length");
			}
			return reference.chooseCredential(header, scheme);
		},
	}),
};
