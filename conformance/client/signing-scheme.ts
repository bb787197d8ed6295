import { NothingToChange } from "./nothing-to-change.ts";
import type { HeaderRole, Line, Scheme } from "./protocol.ts";

/** A line of the string to sign; `body` is the very bytes of the body, where a scheme signs them and not their hash. */
export type SigningLine = Line | { readonly component: "body"; readonly prefix?: string };

/**
 * A signing scheme as the runner signs it. That of another make may do without some of the header fields, sign the body
 * itself, and write something before its secrets that is no part of them. Each scheme of the specification is one.
 */
export interface SigningScheme extends Omit<Scheme, "headers" | "lines" | "secret" | "timestamp"> {
	readonly headers: Readonly<Partial<Scheme["headers"]> & Pick<Scheme["headers"], "signature">>;
	readonly lines: readonly SigningLine[];
	/** `prefix` is taken away before the text becomes bytes, if it is there. */
	readonly secret: Scheme["secret"] & { readonly prefix?: string };
	/** Undefined where requests carry no time. */
	readonly timestamp?: Scheme["timestamp"];
}

const roleNames: Readonly<Record<HeaderRole, string>> = {
	keyId: "key id",
	timestamp: "timestamp",
	nonce: "nonce",
	contentHash: "content hash",
	signature: "signature",
};

/** Throws a `NothingToChange` where requests under the scheme have no such field. */
export function requireRole(role: HeaderRole, { name, headers }: Pick<SigningScheme, "name" | "headers">): void {
	if (headers[role] !== undefined) return;
	throw new NothingToChange(
		`the scheme ${name} has no ${roleNames[role]}`,
		"it is about schemes that have one; without it, nothing of it is proved",
	);
}

/** Whether the scheme has all that one of the specification has, so that it can be parsed and explained as such. */
export function isComplete(scheme: SigningScheme): scheme is SigningScheme & Scheme {
	const { headers, lines, secret, timestamp } = scheme;
	const roles = Object.keys(roleNames) as HeaderRole[];
	return (
		roles.every((role) => headers[role] !== undefined) &&
		lines.every((line) => "literal" in line || line.component !== "body") &&
		secret.prefix === undefined &&
		timestamp !== undefined
	);
}
