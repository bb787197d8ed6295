import type { Buffer } from "node:buffer";
import { parseTarget, type Scheme } from "../client/protocol.ts";

/**
 * All that a signer had at hand when it signed one request: what was sent, and the secret. Texts but the secret are
 * wire texts, one character for one byte.
 */
export interface Material {
	scheme: Scheme;
	/** As it was given; nothing that is shown may contain it. */
	secret: string;
	keyId: string;
	timestamp: string;
	nonce: string;
	method: string;
	/** Decides which port is the default one. */
	urlScheme: "http" | "https";
	/** Host and port as they were written, before any rule of the scheme. */
	authority: string;
	/** As it is signed. */
	host: string;
	/** As it is on the wire. */
	target: string;
	/** The URL as it was written, if more is known of it than the wire shows: a fragment, an empty path. */
	url: string;
	/** Without blanks at its ends; empty if there is none. */
	contentType: string;
	/** With them. */
	rawContentType: string;
	body: Buffer;
	/** The one that is sent beside the signature. */
	contentHash: string;
}

/** The target in the parts that the lines of a scheme carry. */
export interface TargetParts {
	/** Path and query in one. */
	target: string;
	path: string;
	/** Null without a question mark. */
	query: string | null;
}

/** As the target stands on the wire. */
function divideTarget(target: string): TargetParts {
	const mark = target.indexOf("?");
	return mark < 0
		? { target, path: target, query: null }
		: { target, path: target.slice(0, mark), query: target.slice(mark + 1) };
}

export function joinTarget(path: string, query: string | null): TargetParts {
	return { target: query === null ? path : `${path}?${query}`, path, query };
}

/** As the scheme signs it; verbatim where the scheme lets no such target in. */
export function signedTarget({ target, scheme }: Pick<Material, "target" | "scheme">): TargetParts {
	const parsed = parseTarget(target, scheme);
	return parsed.ok ? joinTarget(parsed.value.path, parsed.value.query) : divideTarget(target);
}
