import express, { type NextFunction, type Request, type Response } from "express";
import { auth, UnauthorizedError } from "express-oauth2-jwt-bearer";
import { serve } from "../serve.ts";

/**
 * The getting-started example of the library, which finds the key set of its issuer by discovery, with an error handler as
 * Express describes them.
 */
const app = express();

app.get("/", (_request, response) => {
	response.send("anybody may read this");
});
// ISSUER_BASE_URL and AUDIENCE are in the environment. A key set is kept for ten minutes unless told.
const keptMs = process.env["CACHE_MAX_AGE_MS"];
app.use(auth(keptMs === undefined ? {} : { cacheMaxAge: Number(keptMs) }));
app.get("/api/messages/:id", (request, response) => {
	response.json(request.auth?.payload);
});
app.post("/api/messages/:id", express.json(), (request, response) => {
	response.json({ message: request.body });
});

app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
	if (!(error instanceof UnauthorizedError)) {
		next(error);
		return;
	}
	response.status(error.status).json({ error: error.message });
});

serve(app);
