import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Altered } from "../place.ts";
import { accepted, open, type Prediction } from "./prediction.ts";
import { predictSigned, type SignedFacts } from "./signed-request.ts";
import { isPlain, repaired } from "./target-shape.ts";

/** What the operator says of the public route; `{id}` stands for the token of the exchange. */
export interface PublicRoute {
	readonly method: string;
	readonly path: string;
}

const credentialFields = new Set([
	...["authorization", "x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"],
]);

/**
 * What becomes of a request that proves nothing: it is let in where it asks for the public route as it was told, its
 * credentials unseen (AUTHZ-03, AUTHZ-04), and refused anywhere else, for what it lacks or for what is wrong with it.
 */
export function predictUnproved(altered: Altered, facts: SignedFacts, route: PublicRoute | undefined): Prediction {
	const { request, token } = altered;
	if (!isPlain(request.target)) {
		// What a platform makes of it may be the public route.
		const other = repaired(request.target);
		return other !== undefined && route !== undefined && isNear(other, route.path, token)
			? open
			: predictSigned(altered, facts);
	}
	const headers = request.headers.filter(([name]) => !credentialFields.has(name.toLowerCase()));
	const bare = predictSigned({ ...altered, request: { ...request, headers } }, facts);
	const isWellFormed = bare.outcome === "refused" && bare.codes.length === 1 && bare.codes[0] === "unauthenticated";
	const [path = ""] = request.target.split("?", 1);
	if (!isWellFormed || route === undefined || !isNear(path, route.path, token)) {
		return predictSigned(altered, facts);
	}
	// What else the route's pattern matches, and which other methods it has, nobody said.
	return isThePublicOne(request, route, token) ? accepted : open;
}

/** Whether it asks for the public route as it was told. */
export function isThePublicOne({ method, target }: WireRequest, route: PublicRoute, token: string): boolean {
	const [path = ""] = target.split("?", 1);
	const hasMethod = method === route.method || (method === "HEAD" && route.method === "GET");
	return path === route.path.replaceAll("{id}", token) && hasMethod;
}

/** Whether the path begins as the public one does, so that its pattern may match it. */
export function isNear(path: string, template: string, token: string): boolean {
	const whole = template.replaceAll("{id}", token);
	const folder = whole.slice(0, whole.lastIndexOf("/") + 1);
	return path.startsWith(folder) || path === whole;
}
