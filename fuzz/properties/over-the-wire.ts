import type { SchemeName } from "../models/signed-fields.ts";
import type { Gateway } from "../place.ts";
import type { Opened } from "../property.ts";

/** So many requests are one input: they go out together, and shrink to the one that matters. */
export const requestsAtOnce = 8;

/** The scheme under which requests can be signed and judged, or why there is none. */
export function signedScheme({ target }: Gateway): SchemeName | Extract<Opened, { ready: false }> {
	const { scheme, capabilities } = target;
	if (!capabilities.has("hmac")) {
		return { ready: false, verdict: "skip", reason: "no HMAC key is configured", remedy: "set hmac.keys.primary" };
	}
	if (scheme === "countersign-v1" || scheme === "sorted-query") {
		return scheme;
	}
	return {
		ready: false,
		verdict: "skip",
		reason: `no model knows what ${scheme} makes of a request`,
		remedy: "it is tried on the schemes that are built in",
	};
}
