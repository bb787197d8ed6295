import { Hono } from "hono";
import { jwt } from "hono/jwt";
import type { PeerEnv } from "./peer-env.ts";

interface HonoJwtEnv extends PeerEnv {
	/** The issuer's public key as JWK; this middleware knows no key sets. */
	readonly KEY: JsonWebKey;
	readonly ALG: "RS256" | "ES256" | "EdDSA";
}

/** https://hono.dev/docs/middleware/builtin/jwt, with the options that name an issuer and an audience, and plain forwarding. */
const app = new Hono<{ Bindings: HonoJwtEnv }>();

app.use("/sites/*", (c, next) =>
	jwt({ secret: c.env.KEY, alg: c.env.ALG, verification: { iss: c.env.ISSUER, aud: c.env.AUDIENCE } })(c, next),
);
app.all("/sites/*", (c) => {
	const { pathname, search } = new URL(c.req.url);
	return fetch(c.env.UPSTREAM + pathname + search, c.req.raw);
});

export default app;
