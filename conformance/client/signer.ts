import { createHash, createHmac } from "node:crypto";
import type { HmacKey } from "./context.ts";
import { latin1 } from "./latin1.ts";
import { NothingToChange } from "./nothing-to-change.ts";
import type { HeaderPair, Signing } from "./probe.ts";
import {
	type CoveredParts,
	componentText,
	countersignV1,
	type HeaderRole,
	parseTarget,
	signatureText,
	type Target,
	trimOws,
} from "./protocol.ts";
import { requireRole, type SigningLine, type SigningScheme } from "./signing-scheme.ts";
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
export function sign(input: SignerInput, keys: SignerKeys, scheme: SigningScheme, signing: Signing = {}): Signed {
	requireRoles(signing, scheme);
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
	const text = linesOf({ ...parts, body: input.body }, scheme, signing).join(signing.separator ?? scheme.separator);
	const secret = secrets[signing.secret ?? "right"]({ ...keys, key: keyOf(keys.key, signing) }, scheme);
	const mac = digests[signing.digest ?? "hmac"](secret, latin1(text));
	const signature = signatureText(mac, { ...countersignV1, signature: scheme.signature });
	const values: Record<HeaderRole, string> = { ...parts, signature };
	return {
		stringToSign: text,
		signature,
		headers: headerOrder.flatMap((role) => {
			const rule = scheme.headers[role];
			return rule === undefined ? [] : [[rule.name, values[role]]];
		}),
	};
}

const headerOrder: readonly HeaderRole[] = ["keyId", "timestamp", "nonce", "contentHash", "signature"];

const roleOf: Readonly<Partial<Record<keyof Signing, HeaderRole>>> = {
	keyId: "keyId",
	timestamp: "timestamp",
	timestampOffset: "timestamp",
	nonce: "nonce",
	contentHash: "contentHash",
};

/** What a request under this scheme has no field for cannot be signed otherwise, either. */
function requireRoles(signing: Signing, scheme: SigningScheme): void {
	for (const member of Object.keys(signing) as (keyof Signing)[]) {
		const role = roleOf[member];
		if (role !== undefined) requireRole(role, scheme);
	}
}

const usualWindow = countersignV1.timestamp.windowSeconds;

function timestampText(now: number, { timestamp, name }: SigningScheme, signing: Signing): string {
	const offset = signing.timestampOffset ?? 0;
	const window = timestamp?.windowSeconds ?? usualWindow;
	const [narrow, wide] = [Math.min(window, usualWindow), Math.max(window, usualWindow)];
	if (narrow !== wide && Math.abs(offset) > narrow - 10 && Math.abs(offset) <= wide + 10) {
		const reason = `a time ${Math.abs(offset)} s off is on another side of the window of ${name} than of the usual one`;
		throw new NothingToChange(reason, "measure the window with --measure");
	}
	return String(Math.floor((now + offset) * (timestamp?.unit === "milliseconds" ? 1000 : 1)));
}

/** Canonical where the scheme lets the target in, verbatim where it does not. */
function targetOf(text: string, { target }: SigningScheme): Target {
	const parsed = parseTarget(text, { ...countersignV1, target });
	if (parsed.ok) {
		return parsed.value;
	}
	const question = text.indexOf("?");
	return question < 0
		? { path: text, query: null, text }
		: { path: text.slice(0, question), query: text.slice(question + 1), text };
}

interface SignedParts extends CoveredParts {
	body: Uint8Array;
}

function linesOf(parts: SignedParts, scheme: SigningScheme, signing: Signing): string[] {
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
		const reason = `the scheme ${scheme.name} signs no line called ${[...replaced.keys()].join(", ")}`;
		throw new NothingToChange(reason, "it is about schemes that do");
	}
	return written;
}

function lineText(line: SigningLine, parts: SignedParts): string {
	if ("literal" in line) return line.literal;
	const { component, prefix = "" } = line;
	const text = component === "body" ? Buffer.from(parts.body).toString("latin1") : componentText(component, parts);
	return prefix + text;
}

type SecretVariant = NonNullable<Signing["secret"]> | "right";

function keyOf(key: HmacKey, { secretText }: Signing): HmacKey {
	return secretText === undefined ? key : { ...key, secrets: [{ reveal: () => secretText }] };
}

function secretBytes(text: string, { secret: { encoding, prefix = "" } }: SigningScheme): Buffer {
	return Buffer.from(text.startsWith(prefix) ? text.slice(prefix.length) : text, encoding);
}

const secrets: Record<SecretVariant, (keys: SignerKeys, scheme: SigningScheme) => Buffer> = {
	right: ({ key }, scheme) => secretBytes(key.secrets[0].reveal(), scheme),
	"other-active": ({ key }, scheme) => secretBytes(present(key.secrets[1], "second active secret"), scheme),
	retired: ({ key }, scheme) => secretBytes(present(key.retired, "retired secret"), scheme),
	"second-key": ({ second }, scheme) => secretBytes(present(second?.secrets[0], "second key"), scheme),
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
