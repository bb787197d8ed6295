import type { Mint, SecretText } from "./context.ts";
import { tokenMint } from "./mint.ts";
import type { TokenDefect } from "./probe.ts";
import { generateSigningKeyNow, isSigningAlgorithm } from "./token-keys.ts";
import { changeTokenText } from "./token-text.ts";

/** The one token that was given is no longer valid, so that nothing more can be proved with it. */
export class TokenExpired extends Error {
	override readonly name = "TokenExpired";

	constructor() {
		super("The token of jwt.token has expired: give one that lives longer than a run.");
	}
}

type Members = Readonly<Record<string, unknown>>;

/** What a compact JWS says, without regard to its signature; undefined where it is none (RFC 7515 §7.1). */
export function readToken(text: string): { header: Members; claims: Members } | undefined {
	const parts = text.split(".");
	if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return undefined;
	const [header, claims] = parts.map(objectOf);
	return header === undefined || claims === undefined ? undefined : { header, claims };
}

/** The Unix second in which a token expires; undefined where it does not say. */
export function expiryOf({ exp }: Members): number | undefined {
	return typeof exp === "number" && Number.isFinite(exp) ? exp : undefined;
}

/** Keys under which anybody can sign, whoever the token was given to. */
const strangers: ReadonlySet<string> = new Set(["foreign", "hmac-of-zeros", "hmac-of-nothing", "none"]);
const resigned: ReadonlySet<unknown> = new Set(["der", "short-salt", "other-token"]);

/** Whether a token with this defect can be made of one that was given, by a change of its text or by a stranger. */
export function needsNoKey({ text = [], ...rest }: TokenDefect): boolean {
	if (rest.key !== undefined) return strangers.has(rest.key);
	return (
		Object.keys(rest).length === 0 && !text.some((change) => "signature" in change && resigned.has(change.signature))
	);
}

/**
 * A mint of a single valid token that was given: it changes its text, or forges what a stranger could. Throws a
 * `TokenExpired` once the token has expired, a RangeError for a defect that takes the issuer's key.
 */
export function givenToken(token: SecretText): Mint {
	const read = readToken(token.reveal());
	const expiry = read === undefined ? undefined : expiryOf(read.claims);
	let forger: Mint | undefined;
	return {
		mint(defect, now) {
			// A request that is sent in the last second may arrive after it.
			if (expiry !== undefined && now >= expiry - 1) throw new TokenExpired();
			if (!needsNoKey(defect)) throw new RangeError("a token that was given cannot be signed again");
			if (defect.key === undefined) return changed(token.reveal(), defect);
			if (read === undefined) throw new RangeError("a token that cannot be read cannot be forged");
			forger ??= forgerOf(read.header, read.claims);
			return forger.mint(defect, now);
		},
	};
}

function changed(token: string, { text = [] }: TokenDefect): string {
	const unable = (): never => {
		throw new RangeError("a token that was given cannot be signed again");
	};
	const maker = { otherSignature: unable, variantSignature: unable };
	return text.reduce((before, change) => changeTokenText(before, change, maker), token);
}

/** Says what the token says, under keys of nobody. */
function forgerOf({ alg, kid, ...header }: Members, claims: Members): Mint {
	const usual = typeof alg === "string" && isSigningAlgorithm(alg) ? alg : "ES256";
	const name = typeof kid === "string" ? kid : undefined;
	return tokenMint({ header, claims, keys: [generateSigningKeyNow(name, usual)] });
}

function objectOf(part: string): Members | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
	} catch {
		return undefined;
	}
}
