import type * as fc from "fast-check";
import type { Probe } from "../../conformance/client/probe.ts";
import { describedProbe, describedTimestampProbe } from "../arbitraries/described-probe.ts";
import { signedProbe } from "../arbitraries/signed-probe.ts";
import { timestampProbe } from "../arbitraries/timestamp-probe.ts";
import type { RequestJudge } from "../laws/altered-request.ts";
import { describedRequestJudge } from "../laws/described-request-judge.ts";
import { signedRequestJudge } from "../laws/signed-request-judge.ts";
import { strangersRequestJudge, unprovedRequestJudge } from "../laws/unproved-request-judge.ts";
import type { SchemeName } from "../models/signed-fields.ts";
import type { Gateway } from "../place.ts";
import type { Opened } from "../property.ts";
import { signingOf } from "../signing.ts";
import { leftOutUnder, leftOutUnproved } from "./left-out.ts";

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

/** Signed requests to a gateway, and how they are judged. */
export interface SignedRequests {
	readonly probes: fc.Arbitrary<Probe>;
	/** Those with one time or another; undefined where requests carry none. */
	readonly timestamps: fc.Arbitrary<Probe> | undefined;
	readonly judge: RequestJudge;
	readonly leftOut?: string;
}

/** In all that the specification says where the scheme is one of its own, and else by what the scheme file says. */
export function signedRequests(gateway: Gateway): SignedRequests | Extract<Opened, { ready: false }> {
	const { target } = gateway;
	if (!target.capabilities.has("hmac")) {
		return { ready: false, verdict: "skip", ...noKey };
	}
	if (isSpecified(target.scheme)) {
		const judge = signedRequestJudge(gateway, target.scheme);
		return { probes: signedProbe(target), timestamps: timestampProbe, judge };
	}
	const scheme = signingOf(target);
	return {
		probes: describedProbe(target),
		timestamps: scheme.timestamp === undefined ? undefined : describedTimestampProbe(scheme.timestamp),
		judge: describedRequestJudge(gateway, scheme),
		leftOut: leftOutUnder(scheme),
	};
}

/** Whether the scheme is one of the specification's, of which there are models. */
export function isSpecified(scheme: string): scheme is SchemeName {
	return scheme === "countersign-v1" || scheme === "sorted-query";
}

/** How requests that prove nothing are judged at a gateway. */
export interface UnprovedRequests {
	readonly judge: RequestJudge;
	readonly leftOut?: string;
}

/**
 * In all that the specification says where the target is of it, and else only by whether they are let in, for which no
 * key is needed.
 */
export function unprovedRequestsTo(gateway: Gateway): UnprovedRequests | Extract<Opened, { ready: false }> {
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
		? { judge: unprovedRequestJudge(gateway, scheme) }
		: { judge: strangersRequestJudge(gateway), leftOut: leftOutUnproved };
}
