import { verify } from "@octokit/webhooks-methods";
import express, { type Request, type Response } from "express";
import { serve } from "../serve.ts";

const secret = process.env["SECRET"] ?? "";

const app = express();

// https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries, its example for TypeScript.
app.post("/webhook", express.text({ type: "*/*" }), async (request: Request, response: Response) => {
	const signature = request.headers["x-hub-signature-256"];
	const body = String(request.body ?? "");
	if (typeof signature !== "string" || body === "" || !(await verify(secret, body, signature))) {
		response.status(401).send("Unauthorized");
		return;
	}
	response.json({});
});

serve(app);
