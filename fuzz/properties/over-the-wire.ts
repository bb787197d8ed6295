import type { RequestJudge } from "../laws/altered-request.ts";
import { strangersRequestJudge, unprovedRequestJudge } from "../laws/unproved-request-judge.ts";
import type { SchemeName } from "../models/signed-fields.ts";
import type { Gateway } from "../place.ts";
import type { Opened } from "../property.ts";

/** So many requests are one input: they go out together, and shrink to the one that matters. */
export const requestsAtOnce = 8;

/** Why nothing that is signed can be sent. */
export const noKey = { reason: "no HMAC key is configured", remedy: "set hmac.keys.primary" };

/** The scheme under which requests can be signed and judged, or why there is none. */
export function signedScheme({ target }: Gateway): SchemeName | Extract<Opened, { ready: false }> {
	const { scheme, capabilities } = target;
	if (!capabilities.has("hmac")) {
		return { ready: false, verdict: "skip", ...noKey };
	}
	if (isSpecified(scheme)) {
		return scheme;
	}
	return {
		ready: false,
		verdict: "skip",
		reason: `no model knows what ${scheme} makes of a request`,
		remedy: "it is tried on the schemes that are built in",
	};
}

function isSpecified(scheme: string): scheme is SchemeName {
	return scheme === "countersign-v1" || scheme === "sorted-query";
}

/**
 * How requests that prove nothing are judged, or why they are not: in all that the specification says where the target
 * is of it, and else only by whether they are let in, for which no key is needed.
 */
export function unprovedJudge(gateway: Gateway): RequestJudge | Extract<Opened, { ready: false }> {
	const { scheme, capabilities } = gateway.target;
	if (!capabilities.has("credential")) {
		return {
			ready: false,
			verdict: "skip",
			reason: "neither an HMAC key nor a token is configured",
			remedy: "set hmac.keys.primary, or jwt.keys or jwt.token",
		};
	}
	return isSpecified(scheme) && (capabilities.has("hmac") || capabilities.has("specification"))
		? unprovedRequestJudge(gateway, scheme)
		: strangersRequestJudge(gateway);
}
