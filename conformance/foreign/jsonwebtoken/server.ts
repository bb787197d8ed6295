import express, { type NextFunction, type Request, type Response } from "express";
import jsonwebtoken from "jsonwebtoken";
import { serve } from "../serve.ts";

const secret = process.env["SECRET"] ?? "";

/** What many tutorials write by hand around the library. */
function authenticateToken(request: Request, response: Response, next: NextFunction): void {
	const header = request.headers.authorization;
	const token = header?.split(" ")[1];
	if (token === undefined) {
		response.sendStatus(401);
		return;
	}
	jsonwebtoken.verify(token, secret, (error, user) => {
		if (error !== null) {
			response.sendStatus(403);
			return;
		}
		response.locals["user"] = user;
		next();
	});
}

const app = express();

app.get("/", (_request, response) => {
	response.send("anybody may read this");
});
app.get("/posts/:id", authenticateToken, (_request, response) => {
	response.json(response.locals["user"]);
});
app.post("/posts/:id", authenticateToken, express.json(), (request, response) => {
	response.json({ post: request.body });
});

serve(app);
