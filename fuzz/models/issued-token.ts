import type { GatewaySetup } from "./gateway-setup.ts";
import type { FetchExpectation, KeptKeySet, SeenFetch, Span } from "./kept-key-set.ts";
import { accepted, open, refused } from "./prediction.ts";
import type { ModelKeySet } from "./published-keys.ts";
import { strictObject } from "./strict-json.ts";
import { judgeToken, type ModelKey, signedByOneOf } from "./token.ts";
import { never, type TokenDecision } from "./whole-decision.ts";

/** What of its issuer a gateway goes by: a set that never changes, or one that it keeps as it should. */
export type IssuerView =
	| { readonly kind: "fixed"; readonly set: ModelKeySet }
	| {
			readonly kind: "kept";
			readonly kept: KeptKeySet;
			/** The fetches that the issuer saw while the token was judged. */
			readonly fetches: readonly SeenFetch[];
			/** How often the platform may send one fetch, where the connection breaks without an answer. */
			readonly tries: number;
	  };

const types = [null, "jwt", "at+jwt"];
/** For how many seconds after its expiry a token is good, unless the gateway was told otherwise (JWT-CLAIM-04). */
export const toleranceSeconds = 30;
/** So far apart two clocks of one machine may read, in seconds, where time passes. */
const grainSeconds = 0.002;

/** What a token proves to a gateway with this setup and this view of its issuer (JWT, JWKS). */
export function judgeIssued(
	token: string,
	{ tokens }: Pick<GatewaySetup, "tokens">,
	issuer: IssuerView,
	{ copies, ...during }: Span & { readonly copies: number },
): TokenDecision {
	const { issuer: name, audience, algorithms } = tokens;
	const policy = { issuer: name, audience, algorithms, types, toleranceSeconds };
	const unsigned = judgeToken(token, { policy, now: during.from, isSigned: () => false });
	const changes = changesDuring(during, (now) => judgeToken(token, { policy, now, isSigned: () => true }).accepted);
	if (!changes && !unsigned.accepted && unsigned.requirement !== "JWT-ALG-05") {
		return { prediction: refused(unsigned.requirement, "invalid_token"), fetches: never };
	}
	const kid = kidOf(token);
	const fetches = expectedFetches(kid, issuer, during, copies);
	if (issuer.kind === "kept") {
		issuer.kept.saw(issuer.fetches, kid, during);
	}
	if (changes) {
		return { prediction: open, fetches: { ...never, most: Number.POSITIVE_INFINITY } };
	}
	const set = issuer.kind === "kept" ? issuer.kept.serving(during) : issuer.set;
	if (set === "open") {
		return { prediction: open, fetches };
	}
	if (set === "none") {
		return { prediction: refused("JWKS-07", "issuer_unavailable"), fetches };
	}
	const verdict = judgeToken(token, { policy, now: during.from, isSigned: signedByOneOf(set.keys) });
	if (!verdict.accepted) {
		const requirement = verdict.requirement === "JWT-ALG-05" ? brokenByUseOf(token, set) : verdict.requirement;
		return { prediction: refused(requirement, "invalid_token"), fetches };
	}
	const { userId, orgId, clientId, scopes } = verdict.principal;
	return { prediction: accepted, identity: { authType: "jwt", userId, orgId, clientId, scopes }, fetches };
}

/** Whether a token is right at one end of a span and not at the other, so that nobody knows at which it was judged. */
function changesDuring({ from, to }: Span, isRightAt: (now: number) => boolean): boolean {
	return from !== to && isRightAt(from - grainSeconds) !== isRightAt(to + grainSeconds);
}

function expectedFetches(kid: string, issuer: IssuerView, during: Span, copies: number): FetchExpectation | undefined {
	if (issuer.kind === "fixed") {
		return undefined;
	}
	const { kept, fetches, tries } = issuer;
	const expected = kept.expects(kid, fetches, during);
	const most = expected.most * tries;
	// One fetch is shared by all who wait for it.
	const isShared = copies > 1 && !kept.mayAskEach(fetches, during);
	return { ...expected, most: isShared ? most : most * copies, more: isShared ? "JWKS-02" : expected.more };
}

/**
 * What an acceptance of a token that no key has rightly signed would break: what forbids the key of the set that did sign it,
 * where there is one.
 */
function brokenByUseOf(token: string, { keys, forbidden }: ModelKeySet): string {
	const [head = "", , signature = ""] = token.split(".");
	const header = strictObject(Buffer.from(head, "base64url")) ?? {};
	const kid = kidOf(token);
	const signs = (key: ModelKey) => signedByOneOf([{ ...key, kid }])(token, header, Buffer.from(signature, "base64url"));
	const own = forbidden.find((key) => key.kid === kid && signs(key));
	return own?.forbiddenBy ?? ([...keys, ...forbidden].some(signs) ? "JWT-KEY-02" : "JWT-ALG-05");
}

function kidOf(token: string): string {
	const [header = ""] = token.split(".", 1);
	return String(strictObject(Buffer.from(header, "base64url"))?.["kid"]);
}
