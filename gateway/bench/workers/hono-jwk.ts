import { Hono } from "hono";
import { jwk } from "hono/jwk";
import type { PeerEnv } from "./peer-env.ts";

/** https://hono.dev/docs/middleware/builtin/jwk, with the options that name an issuer and an audience, and plain forwarding. */
const app = new Hono<{ Bindings: PeerEnv }>();

app.use("/sites/*", (c, next) =>
	jwk({
		jwks_uri: c.env.JWKS_URL,
		alg: ["RS256", "ES256", "EdDSA"],
		verification: { iss: c.env.ISSUER, aud: c.env.AUDIENCE },
	})(c, next),
);
app.all("/sites/*", (c) => {
	const { pathname, search } = new URL(c.req.url);
	return fetch(c.env.UPSTREAM + pathname + search, c.req.raw);
});

export default app;
