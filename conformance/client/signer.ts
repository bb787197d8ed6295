import { createHash, createHmac } from "node:crypto";
import type { HmacKey } from "./context.ts";
import { latin1 } from "./latin1.ts";
import type { HeaderPair, Signing } from "./probe.ts";
import {
	type CoveredParts,
	componentText,
	type HeaderRole,
	type Line,
	parseTarget,
	type Scheme,
	signatureText,
	type Target,
	trimOws,
} from "./protocol.ts";
import { fill } from "./template.ts";

/** The part of a request that is there before it is signed. Texts are wire texts: one character, one byte. */
export interface SignerInput {
	method: string;
	target: string;
	/** As signed: lower case, without the default port. */
	host: string;
	/** The value of Content-Type; empty if there is none. */
	contentType: string;
	body: Uint8Array;
	nonce: string;
	/** The target's clock in Unix seconds, fractions allowed. */
	now: number;
}

/** The keys at hand; `second` is for a signer that takes the wrong one. */
export interface SignerKeys {
	key: HmacKey;
	second?: HmacKey;
}

export interface Signed {
	stringToSign: string;
	signature: string;
	/** The header fields to add, in the order of the specification: key id, timestamp, nonce, content hash, signature. */
	headers: readonly HeaderPair[];
}

/**
 * Signs a request as the scheme says (HMAC-CANON, HMAC-SIG, SORT), or as a mistaken signer would under `signing`.
 *
 * Nothing is refused: what the target's grammar does not allow is signed verbatim, so that a gateway can be asked
 * whether it refuses what its own key holder signed. Throws only for a mistake that needs a secret that is not there.
 */
export function sign(input: SignerInput, keys: SignerKeys, scheme: Scheme, signing: Signing = {}): Signed {
	const parts: CoveredParts = {
		keyId: fill(signing.keyId ?? "{key}", "key", keys.key.id),
		timestamp: fill(signing.timestamp ?? "{now}", "now", timestampText(input.now, scheme, signing)),
		nonce: fill(signing.nonce ?? "{nonce}", "nonce", input.nonce),
		method: input.method,
		host: input.host,
		target: targetOf(input.target, scheme),
		contentType: trimOws(input.contentType),
		contentHash: fill(signing.contentHash ?? "{hash}", "hash", createHash("sha256").update(input.body).digest("hex")),
	};
	const text = linesOf(parts, scheme, signing).join(signing.separator ?? scheme.separator);
	const secret = secrets[signing.secret ?? "right"]({ ...keys, key: keyOf(keys.key, signing) }, scheme);
	const mac = digests[signing.digest ?? "hmac"](secret, latin1(text));
	const signature = signatureText(mac, scheme);
	const values: Record<HeaderRole, string> = { ...parts, signature };
	return {
		stringToSign: text,
		signature,
		headers: headerOrder.map((role) => [scheme.headers[role].name, values[role]]),
	};
}

const headerOrder: readonly HeaderRole[] = ["keyId", "timestamp", "nonce", "contentHash", "signature"];

function timestampText(now: number, scheme: Scheme, signing: Signing): string {
	const seconds = now + (signing.timestampOffset ?? 0);
	return String(Math.floor(scheme.timestamp.unit === "seconds" ? seconds : seconds * 1000));
}

/** Canonical where the scheme lets the target in, verbatim where it does not. */
function targetOf(text: string, scheme: Scheme): Target {
	const parsed = parseTarget(text, scheme);
	if (parsed.ok) {
		return parsed.value;
	}
	const question = text.indexOf("?");
	return question < 0
		? { path: text, query: null, text }
		: { path: text.slice(0, question), query: text.slice(question + 1), text };
}

function linesOf(parts: CoveredParts, scheme: Scheme, signing: Signing): string[] {
	const written: string[] = [];
	const replaced = new Map(Object.entries(signing.lines ?? {}));
	for (const line of scheme.lines) {
		const name = "literal" in line ? "version" : line.component;
		const replacement = replaced.get(name);
		replaced.delete(name);
		if (replacement !== null) {
			written.push(fill(replacement ?? "{line}", "line", lineText(line, parts)));
		}
	}
	if (replaced.size > 0) {
		throw new RangeError(`${scheme.name} signs no line called ${[...replaced.keys()].join(", ")}`);
	}
	return written;
}

function lineText(line: Line, parts: CoveredParts): string {
	return "literal" in line ? line.literal : (line.prefix ?? "") + componentText(line.component, parts);
}

type SecretVariant = NonNullable<Signing["secret"]> | "right";

function keyOf(key: HmacKey, { secretText }: Signing): HmacKey {
	return secretText === undefined ? key : { ...key, secrets: [{ reveal: () => secretText }] };
}

const secrets: Record<SecretVariant, (keys: SignerKeys, scheme: Scheme) => Buffer> = {
	right: ({ key }, scheme) => Buffer.from(key.secrets[0].reveal(), scheme.secret.encoding),
	"other-active": ({ key }, scheme) =>
		Buffer.from(present(key.secrets[1], "second active secret"), scheme.secret.encoding),
	retired: ({ key }, scheme) => Buffer.from(present(key.retired, "retired secret"), scheme.secret.encoding),
	"second-key": ({ second }, scheme) => Buffer.from(present(second?.secrets[0], "second key"), scheme.secret.encoding),
	empty: () => Buffer.alloc(0),
	"undefined-text": () => Buffer.from("undefined"),
	"with-newline": ({ key }) => Buffer.from(`${key.secrets[0].reveal()}\n`, "utf8"),
	"hex-decoded": ({ key }) => Buffer.from(key.secrets[0].reveal(), "hex"),
	"base64-decoded": ({ key }) => Buffer.from(key.secrets[0].reveal(), "base64"),
};

function present(secret: { reveal(): string } | undefined, what: string): string {
	if (secret === undefined) {
		throw new RangeError(`there is no ${what} to sign with`);
	}
	return secret.reveal();
}

type DigestVariant = NonNullable<Signing["digest"]> | "hmac";

const digests: Record<DigestVariant, (secret: Buffer, message: Buffer) => Buffer> = {
	hmac: (secret, message) => createHmac("sha256", secret).update(message).digest(),
	"hash-of-secret-and-message": (secret, message) => createHash("sha256").update(secret).update(message).digest(),
	"hmac-swapped": (secret, message) => createHmac("sha256", message).update(secret).digest(),
	"hmac-sha1": (secret, message) => createHmac("sha1", secret).update(message).digest(),
	"hmac-sha512": (secret, message) => createHmac("sha512", secret).update(message).digest(),
	"hmac-sha512-cut": (secret, message) => createHmac("sha512", secret).update(message).digest().subarray(0, 32),
	"hmac-sha512-256": (secret, message) => createHmac("sha512-256", secret).update(message).digest(),
	"hmac-sha3-256": (secret, message) => createHmac("sha3-256", secret).update(message).digest(),
};
