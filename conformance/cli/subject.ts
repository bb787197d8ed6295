import { UsageError } from "./usage-error.ts";

/** An artifact: its digest, and its name where one was given. */
export interface GivenSubject {
	name?: string;
	/** SHA-256 in hexadecimal. */
	digest: string;
}

/** `gateway.js=sha256:…`, or the digest alone. Throws a `UsageError` for anything else. */
export function givenSubject(text: string): GivenSubject {
	const [, name, digest] = /^(?:(.+)=)?sha256:([0-9a-f]{64})$/.exec(text) ?? [];
	if (digest === undefined) {
		throw new UsageError(`--subject ${text}: expected name=sha256: and 64 hexadecimal digits in lower case.`);
	}
	return { ...(name === undefined ? {} : { name }), digest };
}
