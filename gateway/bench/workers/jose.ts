import { env } from "cloudflare:workers";
import { createRemoteJWKSet, jwtVerify } from "jose";
import type { PeerEnv } from "./peer-env.ts";

const { JWKS_URL, ISSUER, AUDIENCE, UPSTREAM } = env as unknown as PeerEnv;

/** https://github.com/panva/jose/blob/main/docs/jwks/remote/functions/createRemoteJWKSet.md, and plain forwarding. */
const JWKS = createRemoteJWKSet(new URL(JWKS_URL));

export default {
	async fetch(request) {
		const [, jwt = ""] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
		try {
			await jwtVerify(jwt, JWKS, { issuer: ISSUER, audience: AUDIENCE });
		} catch {
			return new Response("Unauthorized", { status: 401 });
		}
		const { pathname, search } = new URL(request.url);
		return fetch(UPSTREAM + pathname + search, request);
	},
} satisfies ExportedHandler;
