import type { Principal } from "./principal.ts";
import { accept, type Result, refuse } from "./refusal.ts";

/** The methods that a gateway knows; any other is 405 at once (REQ). */
export const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof knownMethods)[number];

export interface Route {
	/** An exact path, or a path ending in `/*` that stands for everything below it, never for a string prefix. */
	readonly pattern: string;
	/** Name of the upstream. */
	readonly upstream: string;
	/** Public routes look at no credentials and forward none. */
	readonly public: boolean;
	/** Which methods the route has, and the scopes that each needs, all of them. */
	readonly methods: Readonly<Partial<Record<Method, readonly string[]>>>;
	/** Whether it is closed for everybody, for as long as the configuration says so. */
	readonly closed?: boolean | undefined;
	/** Name of the rate limiter that counts the requests of each client network to it. */
	readonly limiter?: string | undefined;
}

export function isKnownMethod(method: string): method is Method {
	return (knownMethods as readonly string[]).includes(method);
}

/** The route of a path (AUTHZ): an exact one before a pattern, a longer pattern before a shorter. Case and slashes count. */
export function findRoute(path: string, routes: readonly Route[]): Route | undefined {
	let best: Route | undefined;
	for (const route of routes) {
		if (route.pattern === path) {
			return route;
		}
		if (matchesBelow(route.pattern, path) && route.pattern.length > (best?.pattern.length ?? 0)) {
			best = route;
		}
	}
	return best;
}

/** `/sites/*` matches `/sites/1` and `/sites/1/2`, not `/sites` and not `/sites/`. */
function matchesBelow(pattern: string, path: string): boolean {
	if (!pattern.endsWith("/*")) {
		return false;
	}
	const prefix = pattern.slice(0, -1);
	return path.length > prefix.length && path.startsWith(prefix);
}

/** The scopes that the route demands for a method, or undefined where the route lacks it; HEAD has GET's (AUTHZ-09). */
export function scopesFor(route: Route, method: Method): readonly string[] | undefined {
	return method === "HEAD" ? (route.methods.GET ?? route.methods.HEAD) : route.methods[method];
}

/** For the `Allow` header. */
export function allowedMethods(route: Route): readonly Method[] {
	return knownMethods.filter((method) => scopesFor(route, method) !== undefined);
}

/** Whether an authenticated principal may use a route with a method (AUTHZ). */
export function authorize(principal: Principal, route: Route, method: Method): Result<null> {
	const needed = scopesFor(route, method);
	if (needed === undefined) {
		return refuse("method_not_allowed");
	}
	return needed.every((scope) => principal.scopes.includes(scope)) ? accept(null) : refuse("insufficient_scope");
}
