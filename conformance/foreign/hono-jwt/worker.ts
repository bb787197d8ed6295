import { Hono } from "hono";
import { type JwtVariables, jwt } from "hono/jwt";

interface Bindings {
	SECRET: string;
}

/** The first example of https://hono.dev/docs/middleware/builtin/jwt, with the secret from the environment. */
const app = new Hono<{ Bindings: Bindings; Variables: JwtVariables }>();

app.use("/auth/*", (c, next) => jwt({ secret: c.env.SECRET, alg: "HS256" })(c, next));

app.get("/auth/page/:id", (c) => c.json(c.get("jwtPayload")));
app.post("/auth/page/:id", async (c) => c.json({ length: (await c.req.text()).length }));
app.get("/", (c) => c.text("anybody may read this"));

export default app;
