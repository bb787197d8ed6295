/**
 * A probe: a valid request and the one thing that is wrong with it, as JSON.
 *
 * Texts that go on the wire (target, headers) are latin-1, one character for one byte: UTF-8 is spelt as the
 * characters of its bytes. `{id}` in the path and the query becomes a token unique to the exchange.
 *
 * What is stored with a finding is the probe and not the bytes, because timestamps and nonces go stale:
 * whoever replays it builds the request anew, signs it anew and applies the same defect.
 */

/** `any`: whichever the target takes, a signature first. `both`: a signed request that bears a token too. */
type CredentialKind = "hmac" | "jwt" | "any" | "both" | "none";

/** A header as it goes on the wire. */
export type HeaderPair = readonly [name: string, value: string];

/** A body: text is sent as UTF-8; `fill` repeats one byte, for sizes that nobody wants to store. */
export type Body = { text: string } | { base64: string } | { fill: { byte: number; length: number } };

/** Which of the operator's keys signs; the config says which of them the target knows. */
export type KeyRole =
	| "primary"
	| "second"
	| "readOnly"
	| "revoked"
	| "expired"
	| "rotated"
	| "retired"
	| "revocable"
	| "smallQuota"
	| "unknown";

/** Which of the operator's routes is asked for. */
export type RouteRole = "read" | "write" | "other" | "public" | "unknown";

/**
 * The values that the signature covers, where they differ from those of an honest signer. In each the honest text can
 * be named, as it is or in another form: `{now}` in the timestamp, `{nonce}`, `{hash}`, `{key}`, and `{line}` in a line;
 * see `template.ts`.
 */
export interface Signing {
	/** Seconds added to the target's clock. */
	timestampOffset?: number;
	timestamp?: string;
	nonce?: string;
	contentHash?: string;
	keyId?: string;
	/** Another secret than the key's first one: its second active one, or a mistaken one, derived and never stored. */
	secret?:
		| "other-active"
		| "empty"
		| "undefined-text"
		| "with-newline"
		| "hex-decoded"
		| "base64-decoded"
		| "second-key"
		| "retired";
	/** The very text of the key's first secret, for a key that the check itself wrote to the key store. */
	secretText?: string;
	/**
	 * Covered lines, by the scheme's component name (`version` for its constant line), replaced by this text, prefix
	 * included, or left out (null): the mistakes of a wrong signer.
	 */
	lines?: Record<string, string | null>;
	/** Joins the lines with this text in place of the scheme's separator. */
	separator?: string;
	/** A digest in place of HMAC: `sha256(secret + string)`. */
	digest?:
		| "hash-of-secret-and-message"
		| "hmac-swapped"
		| "hmac-sha1"
		| "hmac-sha512"
		/** Cut to 32 bytes. */
		| "hmac-sha512-cut"
		| "hmac-sha512-256"
		| "hmac-sha3-256";
}

/** The token, where it differs from an honest one. */
export interface TokenDefect {
	/** A member `{ "$key": role, "$alg"?: alg }` becomes the public key of that role, as in an issuer's key set. */
	header?: Record<string, unknown>;
	claims?: Record<string, unknown>;
	/** Claims or header members to leave out, `claims.exp`, `header.kid`. */
	omit?: readonly string[];
	/** Seconds relative to the target's clock, by claim name: `{ "exp": -120 }`. */
	times?: Record<string, number>;
	/**
	 * Which key signs. `right`: one that the target trusts. `other`: another trusted one, of another type if there is
	 * one, under the kid of the right one. `foreign`: one that the target does not know, under the kid of the right one.
	 * `weak`: RSA of 1024 bits under the kid `weak`. `short`: RSA of 2047 bits under the kid `short`. `none`: no signature. The rest: HMAC, by default HS256, with what
	 * is public of the right key, or 32 zero bytes, or none at all, as the secret.
	 */
	key?:
		| "right"
		| "other"
		| "foreign"
		| "hmac-of-public-pem"
		| "hmac-of-public-jwk"
		| "hmac-of-public-modulus"
		| "hmac-of-zeros"
		| "hmac-of-nothing"
		| "none"
		| "weak"
		| "short";
	/** The header's `alg`; if it is an asymmetric algorithm, a key for it also signs with it. */
	alg?: string;
	/** Literal JSON texts in place of those made of `header` and `claims`, for duplicate members and BOMs; `{…}` of the honest text is substituted for `{honest}`, without its braces, and for `{nested}` a token of these members that nobody signed. A lone surrogate U+DC80–U+DCFF stands for the byte 80–FF. */
	headerText?: string;
	claimsText?: string;
	/** Changes of the finished compact text, applied in order. */
	text?: readonly TokenTextChange[];
}

export type TokenTextChange =
	| { flipBit: { part: 0 | 1 | 2; byte: number } }
	| { dropPart: 0 | 1 | 2 }
	| { emptyPart: 0 | 1 | 2 }
	| { appendToPart: { part: 0 | 1 | 2; text: string } }
	| { insertInPart: { part: 0 | 1 | 2; at: number; text: string } }
	| { trailingBits: { part: 0 | 1 | 2 } }
	/** The signs of plain base64 in place of those of base64url (RFC 4648 §4). */
	| { alphabet: "plain" }
	/** Goes on with as many characters as make a length that base64url cannot have. */
	| { impossibleLength: { part: 0 | 1 | 2 } }
	/** Sets members of a part that is JSON, under the signature that was made for it before. */
	| { rewrite: { part: 0 | 1; members: Record<string, unknown> } }
	| { prepend: string }
	| { append: string }
	| { replaceWith: string }
	/** `order`: R and S both the order of P-256; `other-s`: S subtracted from that order; `short-salt`: PSS with a salt of 20 bytes. */
	| { signature: "der" | "zero" | "order" | "other-s" | "truncated" | "extended" | "other-token" | "short-salt" }
	/** The same token in a JSON serialization (RFC 7515 §7.2). */
	| { serialize: "flattened" | "general" };

/**
 * A change made after signing; what it leaves is never signed again. The HMAC header fields are called by their names
 * in countersign-v1 whatever the target's scheme calls them.
 */
export type Change =
	| { set: HeaderPair }
	| { add: HeaderPair }
	| { addFirst: HeaderPair }
	| { remove: string }
	| { rename: HeaderPair }
	| { appendTo: HeaderPair }
	| { prependTo: HeaderPair }
	| { upperCase: string }
	| { lowerCase: string }
	/** Keeps only the first `length` characters of the header's value. */
	| { truncate: { header: string; length: number } }
	/** Replaces the character at `at` (negative counts from the end) by another of the same alphabet. */
	| { flipCharacter: { header: string; at: number } }
	| { duplicate: string }
	/** Replaces text inside a header's value. */
	| { inHeader: readonly [name: string, from: string, to: string] }
	/** Writes the bytes of a signature in another encoding, without the prefix of its scheme. */
	| { respell: readonly [name: string, spelling: Spelling] }
	/** Takes a header away and puts its value elsewhere under the name `as`; of Authorization only the token. */
	| { carry: { header: string; to: "query" | "cookie" | "form"; as: string } }
	| { target: string }
	/** Replaces text inside the target; `{id}` stands for this exchange's token in both. */
	| { inTarget: HeaderPair }
	| { appendToTarget: string }
	| { method: string }
	| { body: Body }
	| { appendToBody: Body };

/** How 32 bytes may be spelt; `trailing-bits`: base64 with unused bits that are not zero. */
export type Spelling = "hex" | "base64" | "base64-unpadded" | "base64url" | "trailing-bits";

/** How the body goes on the wire. */
export type Framing =
	| { kind: "length" }
	/** Nothing says that there is one; with `goneAfterMs` the sender hangs up so long after, and waits for no answer. */
	| { kind: "none"; goneAfterMs?: number }
	| { kind: "chunked"; chunkSize?: number; pauseMs?: number }
	/** `Content-Length` says `declared`; the body that follows is what it is. */
	| { kind: "declared"; declared: string; thenClose?: boolean }
	/** Both a length and chunks. */
	| { kind: "length-and-chunked"; declared: string }
	/** The text after the head exactly as given, latin-1, under `Transfer-Encoding: chunked`. */
	| { kind: "bad-chunks"; text: string; thenClose?: boolean };

export interface Probe {
	credential: CredentialKind;
	route?: RouteRole;
	method?: string;
	/** Path template in place of the route's: `{route}` becomes the route's own, `{id}` a token unique to the exchange. */
	path?: string;
	/** Query without its `?`, appended to the path. */
	query?: string;
	/** In the value of Host, `{host}`, `{other-host}`, `{default-port}` and `{other-port}` stand for those of the target. */
	headers?: readonly HeaderPair[];
	body?: Body;
	key?: KeyRole;
	sign?: Signing;
	token?: TokenDefect;
	after?: readonly Change[];
	framing?: Framing;
}
