import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

/** A key pair of the issuer under a `kid`. */
export interface IssuerKey {
	readonly jwk: JWK;
	readonly sign: (
		claims: Readonly<Record<string, unknown>>,
		header?: Readonly<Record<string, unknown>>,
	) => Promise<string>;
}

/** Makes a key pair; `members` are added to its public JWK. */
export async function issuerKey(
	kid: string,
	algorithm: "ES256" | "RS256" | "PS256" | "EdDSA" = "ES256",
	members: Readonly<Record<string, unknown>> = {},
): Promise<IssuerKey> {
	const pair = await generateKeyPair(algorithm, { extractable: true });
	const jwk = { ...(await exportJWK(pair.publicKey)), kid, ...members };
	return { jwk, sign: (claims, header = {}) => signToken(pair.privateKey, { alg: algorithm, kid, ...header }, claims) };
}

function signToken(
	key: CryptoKey,
	header: { readonly alg: string } & Readonly<Record<string, unknown>>,
	claims: Readonly<Record<string, unknown>>,
): Promise<string> {
	return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

/** An issuer whose every fetch is written down and whose answer may be changed between two. */
export interface Issuer {
	readonly fetches: { readonly url: string; readonly headers: Headers; readonly init: RequestInit }[];
	answer: (signal: AbortSignal | null) => Response | Promise<Response>;
	readonly fetcher: typeof fetch;
}

/** The answer of an issuer that is well. */
export function keySetAnswer(keys: readonly unknown[], headers: Readonly<Record<string, string>> = {}): Response {
	return new Response(JSON.stringify({ keys }), { headers: { "content-type": "application/json", ...headers } });
}

/** An issuer that publishes these keys. */
export function issuerOf(keys: readonly unknown[]): Issuer {
	const issuer: Issuer = {
		fetches: [],
		answer: () => keySetAnswer(keys),
		fetcher: async (input, init) => {
			issuer.fetches.push({ url: String(input), headers: new Headers(init?.headers), init: init ?? {} });
			return issuer.answer(init?.signal ?? null);
		},
	};
	return issuer;
}

/** Never settles, but with the signal. */
export function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
	const { promise, reject } = Promise.withResolvers<never>();
	signal?.addEventListener("abort", () => reject(new Error("aborted")));
	return promise;
}
