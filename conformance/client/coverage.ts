import type { Change, Probe } from "./probe.ts";
import type { SigningScheme } from "./signing-scheme.ts";

/** A part of a request that a signature may cover. */
type Part = "method" | "target" | "host" | "content type" | "body";

const components: Readonly<Record<Part, readonly string[]>> = {
	method: ["method"],
	target: ["target", "path"],
	host: ["host"],
	"content type": ["contentType"],
	body: ["body", "contentHash"],
};

/**
 * The part that a signed probe alters, where it alters nothing else and the scheme does not sign that part: nobody who
 * verifies by the scheme could refuse it for that. Undefined otherwise.
 */
export function unsignedPart({ credential, after = [] }: Probe, { lines }: SigningScheme): string | undefined {
	if (credential === "none" || credential === "jwt") return undefined;
	const signed = signedComponents({ lines });
	const parts = after.map(partOf);
	const uncovered = parts.every(
		(part) => part !== undefined && !components[part].some((component) => signed.has(component)),
	);
	return uncovered ? parts[0] : undefined;
}

/** What a signature of the scheme covers, by the names of its lines. */
export function signedComponents({ lines }: Pick<SigningScheme, "lines">): ReadonlySet<string> {
	return new Set(lines.flatMap((line) => ("literal" in line ? [] : [line.component])));
}

function partOf(change: Change): Part | undefined {
	if ("method" in change) return "method";
	if ("target" in change || "inTarget" in change || "appendToTarget" in change) return "target";
	if ("body" in change || "appendToBody" in change) return "body";
	const name =
		"set" in change ? change.set[0] : "add" in change ? change.add[0] : "remove" in change ? change.remove : "";
	const parts: Readonly<Record<string, Part>> = { host: "host", "content-type": "content type" };
	return parts[name.toLowerCase()];
}
