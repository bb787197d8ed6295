import { accept, type Principal, type Result, type Route } from "#protocol";
import type { Exchange } from "./exchange.ts";
import type { HeaderMap } from "./forward-headers.ts";
import type { Head } from "./head.ts";
import type { LetIn } from "./let-in.ts";

/** The upstream's answer to a request that was let in, and whether somebody in particular asked. */
export interface Forwarded {
	readonly response: Response;
	readonly authenticated: boolean;
}

/** Forwards what was verified, and nothing else, to the route's upstream (FWD). */
export async function forwardRequest(
	exchange: Exchange,
	head: Head,
	route: Route,
	letIn: LetIn,
): Promise<Result<Forwarded>> {
	const { stages, config, platform, trace } = exchange;
	const upstream = config.upstreams[route.upstream];
	if (upstream === undefined) {
		throw new Error(`no upstream named "${route.upstream}"`);
	}
	const request = {
		upstream,
		method: head.method,
		target: head.target.text,
		headers: stages.upstreamHeaders(exchange, head, letIn.principal),
		body: letIn.body,
		timeoutSeconds: config.limits.upstreamSeconds,
	};
	const response = await trace.time("upstream", stages.forward(request, platform.upstream));
	return response.ok ? accept({ response: response.value, authenticated: letIn.principal !== null }) : response;
}

/** The sender's headers that may pass, and over them what the gateway itself says (FWD-04 to FWD-10). */
export function upstreamHeaders(
	{ fields, requestId, stages, config }: Exchange,
	head: Head,
	principal: Principal | null,
): HeaderMap {
	const headers = stages.passedHeaders(fields, config.forwardHeaders);
	const facts = {
		requestId,
		clientAddress: fields.get("cf-connecting-ip") ?? null,
		protocol: config.publicOrigin.startsWith("https:") ? ("https" as const) : ("http" as const),
		host: head.host,
	};
	for (const [name, value] of stages.gatewayHeaders(principal, facts)) {
		headers.set(name, value);
	}
	return headers;
}
