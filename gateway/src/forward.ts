import { accept, type Method, type Result, refuse } from "#protocol";
import type { Upstream } from "./config.ts";
import { DeadlinePassed, withinSeconds } from "./deadline.ts";
import type { HeaderMap } from "./forward-headers.ts";

/** A request that was let in, as it goes upstream. */
export interface UpstreamRequest {
	readonly upstream: Upstream;
	readonly method: Method;
	/** The verified target, joined to the origin as text (FWD-01). */
	readonly target: string;
	readonly headers: HeaderMap;
	/** The very bytes that were hashed (FWD-02). */
	readonly body: Uint8Array<ArrayBuffer>;
	readonly timeoutSeconds: number;
}

/** Finds the fetch of a service binding, or the public one. */
export type UpstreamFetcher = (upstream: Upstream) => typeof fetch;

/**
 * Sends a request upstream. Redirects come back as they are (FWD-11); no connection and an answer that is none are
 * `upstream_unreachable`, no answer in time `upstream_timeout` (FWD-14).
 */
export async function forward(request: UpstreamRequest, fetcher: UpstreamFetcher): Promise<Result<Response>> {
	const { upstream, target, method, headers, body } = request;
	try {
		const asked = fetcher(upstream)(upstream.origin + target, {
			method,
			headers: Object.fromEntries(headers),
			redirect: "manual",
			// The identity is in headers that a shared cache does not look at (FWD-13).
			cache: "no-store",
			body: body.byteLength > 0 ? body : null,
		});
		const response = await withinSeconds(request.timeoutSeconds, asked);
		if (response.status < 200 || response.status > 599) {
			await response.body?.cancel();
			return refuse("upstream_unreachable", "upstream:status");
		}
		return accept(response);
	} catch (error) {
		return refuse(error instanceof DeadlinePassed ? "upstream_timeout" : "upstream_unreachable");
	}
}
