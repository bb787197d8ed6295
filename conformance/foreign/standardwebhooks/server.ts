import express, { type Request, type Response } from "express";
import { Webhook } from "standardwebhooks";
import { serve } from "../serve.ts";

const webhook = new Webhook(process.env["SECRET"] ?? "");

const app = express();

// https://docs.svix.com/receiving/verifying-payloads/how: the raw body, and 400 for what does not verify.
app.post("/webhook", express.raw({ type: "*/*" }), (request: Request, response: Response) => {
	const body: unknown = request.body;
	try {
		const payload = Buffer.isBuffer(body) ? body.toString() : "";
		webhook.verify(payload, request.headers as Record<string, string>);
	} catch {
		response.status(400).json({});
		return;
	}
	response.json({});
});

serve(app);
