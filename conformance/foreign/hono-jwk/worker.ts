import { Hono } from "hono";
import { jwk } from "hono/jwk";
import type { JwtVariables } from "hono/jwt";

interface Bindings {
	JWKS_URL: string;
	ISSUER: string;
	AUDIENCE: string;
}

/** https://hono.dev/docs/middleware/builtin/jwk, with the options that name an issuer and an audience. */
const app = new Hono<{ Bindings: Bindings; Variables: JwtVariables }>();

app.use("/auth/*", (c, next) =>
	jwk({
		jwks_uri: c.env.JWKS_URL,
		alg: ["RS256", "ES256"],
		verification: { iss: c.env.ISSUER, aud: c.env.AUDIENCE },
	})(c, next),
);

app.get("/auth/page/:id", (c) => c.json(c.get("jwtPayload")));
app.post("/auth/page/:id", async (c) => c.json({ length: (await c.req.text()).length }));
app.get("/", (c) => c.text("anybody may read this"));

export default app;
