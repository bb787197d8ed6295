import type { GatewayConfig } from "./config.ts";
import { targetText } from "./head.ts";

/**
 * Whether a request only asks if the gateway runs. It is answered before anything else, touches no dependency and is not
 * logged: what asks is there to ask often.
 */
export function isHealthCheck(request: Request, { healthPath }: Pick<GatewayConfig, "healthPath">): boolean {
	const isReading = request.method === "GET" || request.method === "HEAD";
	return healthPath !== undefined && isReading && targetText(request.url) === healthPath;
}

/** It runs, its configuration is right, and this is the deployment that it is of. */
export function respondHealth(method: string, requestId: string, version: string | null): Response {
	const headers = {
		"content-type": "application/json",
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		"x-request-id": requestId,
	};
	return new Response(method === "HEAD" ? null : JSON.stringify({ status: "ok", version }), { headers });
}
