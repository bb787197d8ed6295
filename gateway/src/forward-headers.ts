import { type Principal, trimOws } from "#protocol";
import type { Fields } from "./fields.ts";

/** Which headers cross the gateway, and which never do (FWD-04 to FWD-10, FWD-12). */

const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

const passedByDefault = new Set([
	"accept",
	"accept-language",
	"content-type",
	"content-language",
	"user-agent",
	"range",
	"idempotency-key",
	"prefer",
	"traceparent",
	"tracestate",
]);

/** Never forwarded, whatever the configuration adds. */
const neverPassed = new Set([
	"authorization",
	"cookie",
	"expect",
	"host",
	"content-length",
	"x-key-id",
	"x-timestamp",
	"x-nonce",
	"x-content-sha256",
	"x-signature",
	"x-request-id",
	"x-http-method-override",
	"x-http-method",
	"x-method-override",
	"x-original-url",
	"x-rewrite-url",
	"forwarded",
	"via",
	"x-real-ip",
	"true-client-ip",
]);

const hopByHop = new Set([
	"connection",
	"keep-alive",
	"proxy-authenticate",
	"proxy-authorization",
	"proxy-connection",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
]);

/** True for a name that an upstream could take for an identity header, in any spelling (FWD-05). */
export function looksLikeIdentity(name: string): boolean {
	const spelled = name.toLowerCase().replaceAll("_", "-");
	return identityNames.some((identity) => spelled.startsWith(identity));
}

/** Header fields by lower-case name, until they are all there: the platform's own object costs more with each change. */
export type HeaderMap = Map<string, string>;

export interface ForwardedFacts {
	readonly requestId: string;
	/** As the edge gives it; null where there is no edge in front. */
	readonly clientAddress: string | null;
	readonly protocol: "http" | "https";
	readonly host: string;
}

/**
 * The sender's headers that the allow-list names, without those that may never pass (FWD-06, FWD-07, FWD-10). What
 * Connection names is hop-by-hop, but for Content-Type, which the signature covers (FWD-08).
 */
export function passedHeaders(sent: Fields, configured: readonly string[]): HeaderMap {
	const added = configured.map((name) => name.toLowerCase());
	const nominated = nominatedNames(sent.get("connection")).filter((name) => name !== "content-type");
	const headers: HeaderMap = new Map();
	for (const [name, text] of sent) {
		const listed = isListed(name) || added.includes(name);
		const value = listed && mayPass(name) && !nominated.includes(name) ? trimOws(text) : "";
		if (value !== "") {
			headers.set(name, value);
		}
	}
	return headers;
}

/** The field names that Connection lists (RFC 9110 §7.6.1). */
function nominatedNames(connection: string | null | undefined): readonly string[] {
	return connection == null ? [] : connection.split(",").map((name) => trimOws(name).toLowerCase());
}

function isListed(name: string): boolean {
	return passedByDefault.has(name) || name.startsWith("if-");
}

function mayPass(name: string): boolean {
	const spelled = name.replaceAll("_", "-");
	return !(
		neverPassed.has(spelled) ||
		hopByHop.has(spelled) ||
		looksLikeIdentity(spelled) ||
		spelled.startsWith("x-forwarded-") ||
		spelled.startsWith("cf-")
	);
}

/** What the gateway itself says to the upstream: who is asking, and how the request came (FWD-04, FWD-09). */
export function gatewayHeaders(principal: Principal | null, facts: ForwardedFacts): HeaderMap {
	const headers: HeaderMap = new Map([
		["x-request-id", facts.requestId],
		["x-forwarded-proto", facts.protocol],
		["x-forwarded-host", facts.host],
	]);
	if (facts.clientAddress !== null) {
		headers.set("x-forwarded-for", facts.clientAddress);
	}
	if (principal !== null) {
		headers.set("x-auth-type", principal.authType);
		headers.set("x-scopes", JSON.stringify(principal.scopes));
		setWhereKnown(headers, "x-client-id", principal.clientId);
		setWhereKnown(headers, "x-user-id", principal.userId);
		setWhereKnown(headers, "x-org-id", principal.orgId);
	}
	return headers;
}

function setWhereKnown(headers: HeaderMap, name: string, value: string | null): void {
	if (value !== null) {
		headers.set(name, value);
	}
}

/**
 * Takes from the headers of the upstream's answer hop-by-hop ones, those that its Connection names and identity headers
 * (FWD-12), and what only the gateway may say: cross-origin permissions (ANS-11) and timings (ANS-12).
 */
export function strikeFromAnswer(headers: Headers): void {
	const named = nominatedNames(headers.get("connection"));
	for (const name of [...headers.keys()]) {
		if (hopByHop.has(name) || named.includes(name) || looksLikeIdentity(name) || isOurs(name)) {
			headers.delete(name);
		}
	}
}

function isOurs(name: string): boolean {
	return name === "server-timing" || name.startsWith("access-control-");
}
