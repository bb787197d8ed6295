import type { TokenTextChange } from "../../conformance/client/probe.ts";
import type { Altered } from "../place.ts";
import { accepted, open, type Prediction, refused } from "./prediction.ts";
import { isPlain } from "./target-shape.ts";
import { judgeToken, type ModelPrincipal, type TokenVerdict } from "./token.ts";
import { fieldOrNone } from "./wire-fields.ts";

/** What honest tokens for a target look like: learnt from one that the mint made. */
export interface BearerFacts {
	readonly issuer: string;
	readonly audience: string;
	/** The key id of the honest token of each algorithm that the mint has a key for; the first one is its usual one. */
	readonly kids: ReadonlyMap<string, string>;
	/** The scopes of the route that is asked for; undefined: not known. */
	readonly scopes: readonly string[] | undefined;
	readonly clockUncertainty: number;
	/** Whether the policy is known to be the default one, as far as it can be configured. */
	readonly policyIsDefault: boolean;
}

/** Between minting and judging; nothing is said of what lapses in between. */
const travelSeconds = 3;
/** Configuration may choose the tolerance up to the largest; the default is in between. */
const tolerances = { default: 30, largest: 60 };

/** What becomes of a request with a token, by CRED, JWT and AUTHZ-07; and whom it proves, where it is accepted. */
export function predictBearer(
	altered: Altered,
	facts: BearerFacts,
): { prediction: Prediction; principal?: ModelPrincipal } {
	const { target } = altered.request;
	if (!isPlain(target) || target.length > 8192) {
		return { prediction: refused("TGT-01") };
	}
	const sent = fieldOrNone(altered.request, "authorization");
	const [, scheme = "", rest = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]*)(.*)$/s.exec(sent) ?? [];
	if (scheme.toLowerCase() !== "bearer") {
		return { prediction: refused(sent === "" ? "CRED-01" : "CRED-06", "unauthenticated") };
	}
	const token = /^ +([^ ]+)$/.exec(rest)?.[1];
	if (token === undefined) {
		return { prediction: refused("CRED-08", "invalid_token") };
	}
	const verdicts = judgements(token, altered, facts);
	const [verdict] = verdicts;
	if (verdict === undefined || verdicts.some((other) => other.accepted !== verdict.accepted)) {
		return { prediction: open };
	}
	if (!verdict.accepted) {
		const configurable = verdict.requirement === "JWT-FORM-09" && !facts.policyIsDefault;
		return { prediction: configurable ? open : refused(verdict.requirement, "invalid_token") };
	}
	const { principal } = verdict;
	if (facts.scopes === undefined) {
		return { prediction: changesScopes(altered) ? open : accepted, principal };
	}
	return facts.scopes.every((scope) => principal.scopes.includes(scope))
		? { prediction: accepted, principal }
		: { prediction: refused("AUTHZ-07", "insufficient_scope") };
}

/** The token judged at the edges of what the clocks and the tolerance may be: where they matter, nothing is predicted. */
function judgements(token: string, altered: Altered, facts: BearerFacts): readonly TokenVerdict[] {
	const { issuer, audience, kids, clockUncertainty, policyIsDefault } = facts;
	const off = clockUncertainty + travelSeconds;
	const largest = policyIsDefault ? tolerances.default : tolerances.largest;
	const least = policyIsDefault ? tolerances.default : 0;
	const policy = { issuer, audience, algorithms: [...kids.keys()], types: [null, "jwt", "at+jwt"] };
	const isSigned = signedHonestly(token, altered, kids);
	return [
		{ now: altered.signedAt + off, toleranceSeconds: least },
		{ now: altered.signedAt - off, toleranceSeconds: largest },
		{ now: altered.signedAt + off, toleranceSeconds: largest },
		{ now: altered.signedAt - off, toleranceSeconds: least },
	].map(({ now, toleranceSeconds }) => judgeToken(token, { policy: { ...policy, toleranceSeconds }, now, isSigned }));
}

/**
 * The mint signs whatever a token says: it is signed if the right key did, the header names that key and its
 * algorithm, and nothing was done to the text.
 */
function signedHonestly(token: string, { honest, probe }: Altered, kids: ReadonlyMap<string, string>) {
	const { key = "right", text = [], alg } = probe.token ?? {};
	const [usual] = kids.keys();
	const signer = alg !== undefined && kids.has(alg) ? alg : usual;
	const made = /^Bearer +(.*)$/s.exec(fieldOrNone(honest, "authorization"))?.[1];
	const untouched = text.every(isBlankBefore) && made === token;
	return (_: string, header: Readonly<Record<string, unknown>>): boolean =>
		untouched && key === "right" && header["alg"] === signer && header["kid"] === kids.get(signer ?? "");
}

/** Blanks before a token are no part of it (CRED-08). */
function isBlankBefore(change: TokenTextChange): boolean {
	return (
		"insertInPart" in change &&
		change.insertInPart.part === 0 &&
		change.insertInPart.at === 0 &&
		/^ *$/.test(change.insertInPart.text)
	);
}

function changesScopes({ probe }: Altered): boolean {
	const { claims = {}, omit = [], claimsText } = probe.token ?? {};
	return claimsText !== undefined || omit.length > 0 || "scope" in claims || "permissions" in claims;
}
