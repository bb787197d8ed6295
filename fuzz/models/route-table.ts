import type { ModelRoute } from "./gateway-setup.ts";

/** The route of a path: of several patterns that match, the exact one, then the longest (AUTHZ-01, AUTHZ-02). */
export function routeFor(path: string, routes: readonly ModelRoute[]): ModelRoute | undefined {
	const matching = routes.filter(({ pattern }) => matches(pattern, path));
	const exact = matching.find(({ pattern }) => pattern === path);
	return exact ?? matching.sort((one, other) => other.pattern.length - one.pattern.length)[0];
}

function matches(pattern: string, path: string): boolean {
	if (pattern === path) {
		return true;
	}
	const folder = pattern.endsWith("/*") ? pattern.slice(0, -1) : undefined;
	return folder !== undefined && path.startsWith(folder) && path.length > folder.length;
}

/** The scopes that a method of the route asks for, HEAD those of GET (AUTHZ-09); undefined where it lacks the method. */
export function scopesOf(route: ModelRoute, method: string): readonly string[] | undefined {
	return route.methods.get(method) ?? (method === "HEAD" ? route.methods.get("GET") : undefined);
}
