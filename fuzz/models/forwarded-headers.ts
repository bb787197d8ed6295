import type { HeaderPair } from "../../conformance/client/probe.ts";
import { withoutBlanks } from "./meaning.ts";

const usual = new Set([
	...["accept", "accept-language", "content-type", "content-language", "user-agent", "range", "idempotency-key"],
	...["prefer", "traceparent", "tracestate"],
]);

/** FWD-07, beside what `isForwarding` says; Host and Content-Length are the next hop's own. */
const never = new Set([
	...["authorization", "proxy-authorization", "cookie", "expect", "host", "content-length"],
	...["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"],
	...["connection", "keep-alive", "proxy-authenticate", "proxy-connection", "te", "trailer", "transfer-encoding"],
	...["upgrade", "x-http-method-override", "x-http-method", "x-method-override", "x-original-url", "x-rewrite-url"],
]);

const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

/** FWD-05: what an upstream could take for an identity header. */
export function looksLikeIdentity(name: string): boolean {
	const spelt = name.toLowerCase().replaceAll("_", "-");
	return identityNames.some((identity) => spelt.startsWith(identity));
}

/** RFC 9110 §7.6.1: the names that Connection lists. */
export function nominatedBy(headers: readonly HeaderPair[]): ReadonlySet<string> {
	const values = headers.filter(([name]) => name.toLowerCase() === "connection").map(([, value]) => value);
	return new Set(values.flatMap((value) => value.split(",").map((name) => withoutBlanks(name).toLowerCase())));
}

/** The sender's headers that reach the upstream, by lower-case name, several of one name joined (FWD-05 to FWD-08, FWD-10). */
export function passing(headers: readonly HeaderPair[], configured: readonly string[]): ReadonlyMap<string, string> {
	const nominated = nominatedBy(headers);
	const passed = new Map<string, string>();
	for (const [name, text] of headers) {
		const lower = name.toLowerCase();
		const value = withoutBlanks(text);
		const listed = usual.has(lower) || lower.startsWith("if-") || configured.includes(lower);
		// What the signature covers is not the sender's to take away again (FWD-08).
		const taken = nominated.has(lower) && lower !== "content-type";
		if (listed && value !== "" && !taken && !isNeverForwarded(lower)) {
			const before = passed.get(lower);
			passed.set(lower, before === undefined ? value : `${before}, ${value}`);
		}
	}
	return passed;
}

function isNeverForwarded(name: string): boolean {
	const spelt = name.replaceAll("_", "-");
	return never.has(spelt) || looksLikeIdentity(spelt) || isForwarding(spelt) || isOfTheEdge(spelt);
}

function isForwarding(name: string): boolean {
	return (
		["forwarded", "via", "x-real-ip", "true-client-ip", "x-request-id"].includes(name) ||
		name.startsWith("x-forwarded-")
	);
}

/** What only the platform says, and this one takes away or sets by itself. */
function isOfTheEdge(name: string): boolean {
	return name.startsWith("cf-");
}
