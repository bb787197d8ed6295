import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function canonical(part: string): string {
	const unused = [0, 0, 4, 2][part.length % 4] ?? 0;
	const last = alphabet.indexOf(part.slice(-1));
	return last < 0 ? part : part.slice(0, -1) + alphabet.charAt((last >> unused) << unused);
}

export const trailingBitsOfTokenIgnored: Mutant = {
	id: "trailing-bits-of-token-ignored",
	sentence: "Ignores the unused bits at the end of a part.",
	breaks: ["JWT-FORM-03"],
	threats: ["JWT-31"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const read = text
				.split(".")
				.map((part) => canonical(part))
				.join(".");
			const signedPart = text.slice(0, text.lastIndexOf("."));
			const parsed = reference.parseToken(read, policy);
			return parsed.ok
				? accept({ ...parsed.value, text: `${signedPart}${read.slice(read.lastIndexOf("."))}` })
				: parsed;
		},
	}),
};
