import * as fc from "fast-check";
import type { Change, Probe, TokenDefect } from "../../conformance/client/probe.ts";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import { checkable } from "../checkable.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { bearerFacts } from "../laws/bearer-facts.ts";
import { forwardedAsSent } from "../laws/forwarded.ts";
import { refusalsAlike } from "../laws/refusal-shape.ts";
import { signedRequestJudge } from "../laws/signed-request-judge.ts";
import { onlyThatOne } from "../laws/together.ts";
import { predictBearer } from "../models/bearer-request.ts";
import type { SigningInput } from "../models/signing-input.ts";
import { isWellKept } from "../models/well-kept.ts";
import { requestsAtOnce, signedScheme } from "../properties/over-the-wire.ts";
import type { Opened, Property } from "../property.ts";

/**
 * What one would write in an afternoon: the laws and models of the suite, with inputs of what fast-check has in stock.
 * Requests and tokens are honest but for one part, in whose place stands a text, a URL or a value of any kind.
 */

const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature", "Content-Type"] as const;
/** What can stand in a header at all. */
const value = fc.string({ unit: "grapheme-ascii" });
/** Other texts than hosts are refused by platforms, before any gateway sees them. */
const host = fc.webAuthority({ withIPv4: true, withIPv6: true, withPort: true });

const path = fc.webUrl({ withQueryParameters: true }).map((text) => {
	const { pathname, search } = new URL(text);
	return `{route}${pathname}${search}`;
});

const change: fc.Arbitrary<Change> = fc.oneof(
	fc.tuple(fc.constantFrom(...fields), value).map((set): Change => ({ set })),
	host.map((authority): Change => ({ set: ["Host", authority] })),
	value.map((text): Change => ({ appendToTarget: text })),
	fc.string().map((text): Change => ({ body: { text } })),
	fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS").map((method): Change => ({ method })),
	fc.tuple(fc.constantFrom(...fields), value).map(([name, text]): Change => ({ set: [`X-${name}`, text] })),
);

const signed: fc.Arbitrary<Probe> = fc
	.record({
		path: fc.option(path, { nil: undefined }),
		body: fc.string().map((text) => ({ text })),
		after: fc.array(change, { maxLength: 1 }),
		writes: fc.boolean(),
	})
	.map(({ path: where, body, after, writes }) => ({
		credential: "hmac",
		route: writes ? "write" : "read",
		...(where === undefined ? {} : { path: where }),
		...(writes ? { body } : {}),
		after,
	}));

const token: fc.Arbitrary<TokenDefect> = fc.oneof(
	fc.tuple(fc.string(), fc.jsonValue()).map(([name, any]): TokenDefect => ({ claims: { [name]: any } })),
	fc
		.tuple(fc.constantFrom("iss", "aud", "sub", "exp", "nbf", "iat", "scope"), fc.jsonValue())
		.map(([name, any]): TokenDefect => ({ claims: { [name]: any } })),
	fc
		.tuple(fc.constantFrom("alg", "kid", "typ", "crit", "jku", "jwk"), fc.jsonValue())
		.map(([name, any]): TokenDefect => ({ header: { [name]: any } })),
	// Blanks at the end of a field are none of its value.
	value.filter((text) => text.trim() !== "").map((append): TokenDefect => ({ text: [{ append }] })),
);

const bearing: fc.Arbitrary<Probe> = token.map((defect) => ({ credential: "jwt", route: "read", token: defect }));

const common = {
	group: "gateway",
	requirements: ["ANS-05"],
	severity: "critical",
	where: "target",
	runs: 150,
} as const;

const several = (one: fc.Arbitrary<Probe>) => fc.array(one, { minLength: 1, maxLength: requestsAtOnce, size: "max" });

const naiveRequests: Property = {
	...common,
	id: "naive-requests",
	title: "signed requests with any text in one place",
	async open(place): Promise<Opened> {
		const gateway = await place.gateway();
		if (!gateway.usable) return { ...gateway, ready: false };
		const scheme = signedScheme(gateway);
		if (typeof scheme !== "string") return scheme;
		const law = requestsAreAnsweredAsPredicted(gateway, signedRequestJudge(gateway, scheme));
		return { ready: true, checkable: checkable(several(signed), law, { simpler: onlyThatOne }) };
	},
};

const naiveTokens: Property = {
	...common,
	id: "naive-tokens",
	title: "tokens with any value in one place",
	async open(place): Promise<Opened> {
		const gateway = await place.gateway();
		if (!gateway.usable) return { ...gateway, ready: false };
		const facts = await bearerFacts(gateway);
		if (facts === undefined) return { ready: false, verdict: "skip", reason: "no signing key is configured" };
		const law = requestsAreAnsweredAsPredicted(gateway, {
			predict: (altered) => predictBearer(altered, facts).prediction,
			mayBeRefusedBefore: ({ request }) => !isWellKept(request),
			statusOf: readSpecification().statusOf,
			alike: refusalsAlike(),
			forwarded: (altered) =>
				forwardedAsSent(altered, { canonicalTarget: altered.request.target, identity: () => undefined }),
		});
		return { ready: true, checkable: checkable(several(bearing), law, { simpler: onlyThatOne }) };
	},
};

/** The naive suite over the wire. */
export const naiveProperties: readonly Property[] = [naiveRequests, naiveTokens];

const word = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
/** The apostrophe, which stays as it is, is not taken in a query. */
const escaped = fc.string().map((odd) => encodeURIComponent(odd.replaceAll("'", "")));
const url = fc
	.tuple(fc.domain(), fc.array(word), fc.array(fc.tuple(word, escaped)))
	.map(([domain, segments, pairs]) => {
		const query = pairs.map((pair) => pair.join("=")).join("&");
		return `https://${domain}/${segments.join("/")}${query === "" ? "" : `?${query}`}`;
	});

/** What any signer signs. */
const signable: fc.Arbitrary<SigningInput> = fc.record({
	keyId: fc.constant("live_org_test123"),
	secret: fc.string({ minLength: 32 }),
	timestamp: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
	nonce: fc.uuid(),
	method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
	url,
	headers: fc.constantFrom([["Content-Type", "application/json"]], [["Accept", "*/*"]], []),
	bodyBase64: fc.string().map((text) => Buffer.from(text).toString("base64")),
});

const text = fc.string();
const oddPart: fc.Arbitrary<Partial<SigningInput>> = fc.oneof(
	...(["keyId", "secret", "nonce", "method"] as const).map((name) => text.map((odd) => ({ [name]: odd }))),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((timestamp) => ({ timestamp })),
	fc.webUrl({ withQueryParameters: true, withFragments: true }).map((odd) => ({ url: odd })),
	fc.tuple(fc.constantFrom("Content-Type", "Authorization", "X-Nonce"), value).map((pair) => ({ headers: [pair] })),
);

/** The naive inputs of a signer. */
export const naiveSigningInput: fc.Arbitrary<SigningInput> = fc
	.tuple(signable, fc.oneof(fc.constant({}), oddPart))
	.map(([input, part]) => ({ ...input, ...part }))
	.map((input) => (/^(?:GET|HEAD)$/.test(input.method) ? { ...input, bodyBase64: "" } : input));
