import express from "express";
import { serve } from "../serve.ts";

/** The metadata of an issuer (OpenID Connect Discovery 1.0 §4) whose key set is elsewhere. */
const app = express();

app.get("/.well-known/openid-configuration", (request, response) => {
	response.json({ issuer: `http://${request.get("host")}/`, jwks_uri: process.env["JWKS_URL"] });
});

serve(app);
