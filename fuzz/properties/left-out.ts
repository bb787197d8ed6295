import { signedComponents } from "../../conformance/client/coverage.ts";
import { countersignV1, type HeaderRole } from "../../conformance/client/protocol.ts";
import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import { timeReach } from "../arbitraries/described-probe.ts";

const coverings: readonly (readonly [part: string, by: readonly string[]])[] = [
	["the method", ["method"]],
	["the path", ["target", "path"]],
	["the query", ["target", "query"]],
	["the host", ["host"]],
	["the content type", ["contentType"]],
	["the body", ["body", "contentHash"]],
	["the time", ["timestamp"]],
	["the nonce", ["nonce"]],
];

const fieldNames: Readonly<Partial<Record<HeaderRole, string>>> = {
	keyId: "a key id",
	timestamp: "a time",
	nonce: "a nonce",
	contentHash: "a hash of the body",
};

/** Which alterations of signed requests are not judged under a scheme that is described by a file, and why. */
export function leftOutUnder(scheme: SigningScheme): string {
	const signed = signedComponents(scheme);
	const absent = Object.entries(fieldNames).filter(([role]) => scheme.headers[role as HeaderRole] === undefined);
	const uncovered = coverings.filter(([part, by]) => !by.some((component) => signed.has(component)) && isThere(part));
	function isThere(part: string): boolean {
		return (
			(part !== "the time" || "timestamp" in scheme.headers) && (part !== "the nonce" || "nonce" in scheme.headers)
		);
	}
	const sentences = [
		...(uncovered.length > 0 ? [`changes of ${list(uncovered.map(([part]) => part))}, which it does not sign`] : []),
		...(absent.length > 0
			? [`changes of ${list(absent.map(([, name]) => name))}, which its requests do not have`]
			: []),
		"other spellings of a value, and bodies that never come, of which its file says nothing",
		"OPTIONS, which many servers answer in their gateway's stead",
		...betweenWindows(scheme),
	];
	return `not judged under ${scheme.name}: ${sentences.join("; ")}`;
}

function betweenWindows({ timestamp }: SigningScheme): readonly string[] {
	if (timestamp === undefined || timestamp.windowSeconds === countersignV1.timestamp.windowSeconds) {
		return [];
	}
	const { within, beyond } = timeReach(timestamp);
	return [`times between ${within} and ${beyond} seconds off, which conform --measure measures`];
}

function list(names: readonly string[]): string {
	return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What is not judged of requests that prove nothing, where only the config of a gateway is known. */
export const leftOutUnproved =
	"not judged: OPTIONS, which many servers answer in their gateway's stead, and paths that do not begin with that of routes.read, of which nobody said whether they are public";
