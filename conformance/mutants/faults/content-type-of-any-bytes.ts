import { accept, trimOws } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const contentTypeOfAnyBytes: Mutant = {
	id: "content-type-of-any-bytes",
	sentence: "Signs a Content-Type whatever bytes it has.",
	breaks: ["HMAC-HDR-11"],
	threats: ["HDR-07", "HDR-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const seen = reference.chooseCredential((name) => (name === "content-type" ? null : header(name)), scheme);
			const contentType = trimOws(header("content-type") ?? "");
			return seen.ok && seen.value.kind === "hmac" ? accept({ ...seen.value, contentType }) : seen;
		},
	}),
};
