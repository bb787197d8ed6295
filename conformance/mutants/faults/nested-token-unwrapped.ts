import { accept, decodeBase64url, decodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nestedTokenUnwrapped: Mutant = {
	id: "nested-token-unwrapped",
	sentence: "Takes the claims of a token within a token, whose signature it never looks at.",
	breaks: ["JWT-FORM-05"],
	threats: ["JWT-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const [header = "", payload = "", ...rest] = text.split(".");
			const bytes = decodeBase64url(payload);
			const inner = (bytes && decodeUtf8(bytes)) ?? "";
			if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(inner)) {
				return reference.parseToken(text, policy);
			}
			const parsed = reference.parseToken([header, inner.split(".")[1], ...rest].join("."), policy);
			return parsed.ok ? accept({ ...parsed.value, text }) : parsed;
		},
	}),
};
