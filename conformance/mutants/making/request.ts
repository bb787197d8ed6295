import { composeGateway, type Gateway, type GatewayParts } from "../../../gateway/src/gateway.ts";

/** What of a request something before the gateway changes. */
export interface RequestChange {
	readonly method?: string;
	readonly url?: string;
	readonly headers?: Headers;
	readonly body?: ReadableStream<Uint8Array> | null;
}

/** A gateway that something changes the request for, before any stage sees it. */
export function changingRequests(
	change: (request: Request) => RequestChange | Promise<RequestChange>,
): (parts: GatewayParts) => Gateway {
	return (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => gateway(changedRequest(request, await change(request)), platform);
	};
}

/** The request in another light. A new `Request` would repair the target; this one leaves it as it came. */
function changedRequest(request: Request, change: RequestChange): Request {
	return new Proxy(request, {
		get(target, name) {
			const value: unknown = Reflect.has(change, name) ? Reflect.get(change, name) : Reflect.get(target, name, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

/** The headers of a request with some set and others removed. */
export function headersOf(
	request: Request,
	set: Readonly<Record<string, string>>,
	remove: readonly string[] = [],
): Headers {
	const headers = new Headers(request.headers);
	for (const name of remove) {
		headers.delete(name);
	}
	for (const [name, value] of Object.entries(set)) {
		headers.set(name, value);
	}
	return headers;
}
