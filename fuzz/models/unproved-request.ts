import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Altered } from "../place.ts";
import { accepted, open, type Prediction, refused } from "./prediction.ts";
import { isNear, isThePublicOne, type PublicRoute } from "./public-request.ts";
import { isPlain, repaired } from "./target-shape.ts";

/** What the operator says of a target's routes; `{id}` stands for the token of the exchange. */
export interface ToldRoutes {
	readonly read?: PublicRoute;
	readonly public?: PublicRoute;
}

/**
 * What becomes of a request that proves nothing, at a gateway of which only its config is known: whatever begins with
 * the path of the route that takes a credential is refused (CRED-01). What other paths lead to nobody said, nor whether
 * a preflight is answered in the gateway's stead.
 */
export function predictWithoutProof({ request, probe, token }: Altered, routes: ToldRoutes): Prediction {
	const { target, method } = request;
	const seen = isPlain(target) ? target : (repaired(target) ?? target);
	if (routes.public !== undefined && isNear(seen, routes.public.path, token)) {
		const isBare = (probe.headers ?? []).length === 0 && target === routes.public.path.replaceAll("{id}", token);
		return isBare && isThePublicOne(request, routes.public, token) ? accepted : open;
	}
	const takesCredential = routes.read !== undefined && isBelow(request, routes.read.path, token);
	return takesCredential && method !== "OPTIONS" ? refused("CRED-01") : open;
}

/** Whether the target is that of the route, whatever is put behind it. */
function isBelow({ target }: Pick<WireRequest, "target">, template: string, token: string): boolean {
	return isPlain(target) && target.startsWith(template.replaceAll("{id}", token));
}
