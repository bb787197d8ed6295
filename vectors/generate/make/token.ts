import { createPrivateKey, sign } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Jwk, Principal, Step, TokenFile, TokenPolicy, TokenVector } from "../../format.ts";
import { privateJwk, publicJwk } from "../published-keys.ts";
import { hasUsableKey } from "../reference/jwk.ts";
import { decideToken } from "../reference/token.ts";
import { signEs256, toOctets } from "../sign/ecdsa.ts";
import { signPs256, signRs256 } from "../sign/rsa.ts";
import { type CaseHead, disagreement, head } from "./head.ts";
import { NOW } from "./signing.ts";

export type Signer = (key: Jwk, data: Buffer) => Buffer;

export interface TokenCase extends CaseHead {
	/** The name of the published key that signs; "rsa-1" unless given. */
	key?: string;
	/** Members of the header put in place of the honest ones; undefined leaves one out. */
	header?: Readonly<Record<string, unknown>>;
	/** Claims put in place of the honest ones; undefined leaves one out. */
	claims?: Readonly<Record<string, unknown>>;
	/** The header's bytes in place of the JSON text of its members. */
	headerBytes?: (text: string) => string | Buffer;
	/** The payload's bytes in place of the JSON text of the claims. */
	payloadBytes?: (text: string) => string | Buffer;
	/** Signs in place of the algorithm of the key. */
	signer?: Signer;
	/** Changes the token after it was signed. */
	edit?: (token: string) => string;
	jwks?: readonly unknown[];
	now?: number;
	policy?: Partial<TokenPolicy>;
	/** The stage at which it is refused; absent: it is admitted. */
	step?: Step;
	/** What differs from the honest principal. */
	principal?: Partial<Principal>;
}

export const ISSUER = "https://issuer.example.com/";
export const AUDIENCE = "https://api.example.com";

const honestClaims: Readonly<Record<string, unknown>> = {
	iss: ISSUER,
	aud: AUDIENCE,
	sub: "user-42",
	iat: NOW,
	exp: NOW + 300,
	org_id: "org-3",
	client_id: "client-7",
	scope: "sites:read sites:write",
};

const honestPrincipal: Principal = {
	subject: "user-42",
	organization: "org-3",
	client: "client-7",
	scopes: ["sites:read", "sites:write"],
};

const honestPolicy: TokenPolicy = {
	issuer: ISSUER,
	audience: AUDIENCE,
	algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
	typ: [null, "jwt", "at+jwt"],
	toleranceSeconds: 30,
};

/** The algorithm that a key signs with unless a case says otherwise, and how. */
export const signers: Readonly<Record<string, Signer>> = {
	RS256: (key, data) => signRs256(key, data),
	PS256: (key, data) => signPs256(key, data),
	ES256: (key, data) => {
		const { r, s } = signEs256(Buffer.from(String(key["d"]), "base64url"), data);
		return Buffer.concat([toOctets(r), toOctets(s)]);
	},
	EdDSA: (key, data) => sign(null, data, createPrivateKey({ key, format: "jwk" })),
};

const algorithmOf = (key: Jwk): string => (key["kty"] === "RSA" ? "RS256" : key["kty"] === "EC" ? "ES256" : "EdDSA");

const present = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const encode = (bytes: string | Buffer): string => Buffer.from(bytes).toString("base64url");

/** The token of a case, signed over whatever its parts have become. */
export function tokenOf(given: Omit<TokenCase, keyof CaseHead>): string {
	const key = privateJwk(given.key ?? "rsa-1");
	const alg = algorithmOf(key);
	const header = JSON.stringify(present({ alg, typ: "at+jwt", kid: key["kid"], ...given.header }));
	const claims = JSON.stringify(present({ ...honestClaims, ...given.claims }));
	const input = `${encode(given.headerBytes?.(header) ?? header)}.${encode(given.payloadBytes?.(claims) ?? claims)}`;
	const named = String(given.header?.["alg"]);
	const chosen = given.signer ?? signers[Object.hasOwn(signers, named) ? named : alg];
	if (chosen === undefined) throw new Error(`nothing signs with ${alg}`);
	const token = `${input}.${encode(chosen(key, Buffer.from(input)))}`;
	return given.edit?.(token) ?? token;
}

function vectorOf(family: string, given: TokenCase, first: string): TokenVector {
	const keys = given.jwks ?? [publicJwk("rsa-1"), publicJwk("ec-1"), publicJwk("ed-1")];
	if (!hasUsableKey(keys)) throw new Error(`${family}-${given.slug}: no gateway would take this set (JWKS-08)`);
	const inputs = {
		token: tokenOf(given),
		clock: { now: given.now ?? NOW },
		policy: { ...honestPolicy, ...given.policy },
		jwks: { keys },
	};
	const author: TokenVector["expect"] =
		given.step === undefined
			? { decision: "admit", principal: { ...honestPrincipal, ...given.principal } }
			: { decision: "refuse", code: "invalid_token", step: given.step };
	const expect = decideToken({ ...head(family, given, false, first), ...inputs });
	if (!isDeepStrictEqual(expect, author)) throw disagreement(family, given, author, expect);
	return { ...head(family, given, expect.decision === "refuse", first), ...inputs, expect };
}

/**
 * A file of token vectors: the first case is the twin of those that name none, the reference decides on each, and the
 * author and the reference have to agree on the decision, on the step and on the principal.
 */
export function tokenFile(family: string, notes: string, cases: readonly TokenCase[]): TokenFile {
	const first = cases[0]?.slug ?? "";
	const vectors = cases.map((given) => vectorOf(family, given, first));
	return { $schema: "../schema/jwt.schema.json", schemaVersion: 1, kind: "jwt", family, notes, vectors };
}
