import type { Mutant } from "../mutant.ts";

export const headerEndsNotTrimmed: Mutant = {
	id: "header-ends-not-trimmed",
	sentence: "Takes the blanks around a header value for a part of it.",
	breaks: ["HMAC-HDR-04"],
	threats: ["HDR-03"],
	seen: { inside: "The platform removes the blanks and tabs around a value before the Worker sees it." },
	stages: (reference) => ({
		...reference,
		headerLookup: (headers) => (name) => headers.get(name)?.replaceAll(/^[ \t]|[ \t]$/g, ".") ?? null,
	}),
};
