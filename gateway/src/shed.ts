import { accept, type Result, type Route, refuse } from "#protocol";
import type { Exchange } from "./exchange.ts";

/** A rate limiting binding of the platform: it counts at the point of presence, without a call elsewhere. */
export interface RateLimiter {
	limit(options: { key: string }): Promise<{ success: boolean }>;
}

/**
 * Counts a request against the network that it comes from, before anything is looked at (LIM-07). A limiter that fails
 * limits nobody: what is let in is decided elsewhere.
 */
export async function limitClient(
	{ fields, platform }: Exchange,
	limiter: string | undefined,
	within = "",
): Promise<Result<null>> {
	if (limiter === undefined) {
		return accept(null);
	}
	const key = `${within} ${clientNetwork(fields.get("cf-connecting-ip") ?? "")}`;
	try {
		const { success } = await platform.limiter(limiter).limit({ key });
		return success ? accept(null) : refuse("too_many_requests", `limiter:${limiter}`);
	} catch {
		return accept(null);
	}
}

/** Whether a route is open, and not asked too often from one network; before any credential is looked at. */
export async function admitToRoute(exchange: Exchange, route: Route | undefined): Promise<Result<null>> {
	if (route?.closed === true) {
		return refuse("route_closed");
	}
	return exchange.stages.limitClient(exchange, route?.limiter, route?.pattern);
}

/** What one subscriber has at the least: an IPv4 address, or 64 bits of an IPv6 one (RFC 6177). */
function clientNetwork(address: string): string {
	if (!address.includes(":")) {
		return address;
	}
	const literal = `http://[${address}]`;
	const [head = "", tail] = (URL.canParse(literal) ? new URL(literal).hostname.slice(1, -1) : "").split("::");
	const groups = head === "" ? [] : head.split(":");
	const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
	const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...(tail ?? "").split(":")];
	return `${all.slice(0, 4).join(":")}::/64`;
}
