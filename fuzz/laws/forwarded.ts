import type { WireRequest } from "../../conformance/client/wire.ts";
import { echoDocument } from "../../conformance/engine/answer.ts";
import type { Exchange, Seen } from "../../conformance/engine/check.ts";
import type { Violation } from "../law.ts";
import type { Altered } from "../place.ts";

/** What is known of a request before it is forwarded. */
interface Forwarding {
	/** Undefined where the platform may have changed it before the gateway saw it. */
	readonly canonicalTarget: string | undefined;
	/** What is wrong with the identity headers that the upstream saw, by lower-case name; undefined where they are right. */
	readonly identity: (headers: ReadonlyMap<string, string>) => string | undefined;
}

/** What the upstream must have seen of an accepted request (FWD). */
export function forwardedAsSent(
	altered: Altered,
	forwarding: Forwarding,
): (exchange: Exchange) => Violation | undefined {
	return (exchange) => {
		const seen = exchange.outcome.ok ? echoDocument(exchange.outcome.answer) : undefined;
		const wrong = seen === undefined ? undefined : wronglyForwarded(seen, altered.request, forwarding);
		return wrong === undefined ? undefined : { ...wrong, exchange };
	};
}

/** What is wrong with what the upstream saw of this request; undefined where it is what it must be. */
export function wronglyForwarded(
	seen: Seen,
	request: Pick<WireRequest, "method" | "body">,
	{ canonicalTarget, identity }: Forwarding,
): Violation | undefined {
	const violation = (requirement: string, expected: string, actual: string): Violation => ({
		requirement,
		expected,
		actual,
	});
	if (canonicalTarget !== undefined && seen.target !== canonicalTarget) {
		return violation("FWD-01", `${canonicalTarget} to reach the upstream`, seen.target);
	}
	if (seen.method !== request.method) {
		return violation("FWD-03", `${request.method} to reach the upstream`, seen.method);
	}
	if (seen.bodyBase64 !== Buffer.from(request.body).toString("base64")) {
		return violation(
			"FWD-02",
			"the very bytes to reach the upstream",
			`${seen.bodyBase64.length} characters of base64`,
		);
	}
	const names = seen.headers.map(([name]) => name.toLowerCase().replaceAll("_", "-"));
	const secretName = names.find((name) => neverForwarded.has(name));
	if (secretName !== undefined) {
		return violation("FWD-07", `no ${secretName} upstream`, "it was forwarded");
	}
	const doubled = identityNames.find((name) => names.filter((own) => own === name).length > 1);
	const like = names.find((name) => identityNames.some((known) => name.startsWith(known) && name !== known));
	if (doubled !== undefined || like !== undefined) {
		return violation("FWD-05", "identity headers of the gateway only", `${doubled ?? like} of the sender`);
	}
	const wrong = identity(new Map(seen.headers.map(([name, value]) => [name.toLowerCase(), value])));
	return wrong === undefined ? undefined : violation("FWD-04", "the verified identity upstream", wrong);
}

export const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

const neverForwarded = new Set([
	...[
		"authorization",
		"proxy-authorization",
		"cookie",
		"x-key-id",
		"x-timestamp",
		"x-nonce",
		"x-content-sha256",
		"x-signature",
	],
	...[
		"te",
		"trailer",
		"upgrade",
		"keep-alive",
		"proxy-connection",
		"expect",
		"x-http-method-override",
		"x-http-method",
	],
	...[
		"x-method-override",
		"x-original-url",
		"x-rewrite-url",
		"x-forwarded-prefix",
		"forwarded",
		"x-real-ip",
		"true-client-ip",
	],
]);
