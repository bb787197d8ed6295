import type { Check, Need, Outcome } from "./check.ts";
import type { Target } from "./target.ts";

/**
 * What a check is to a gateway that does not claim to follow the specification: one that is not ours.
 *
 * - `security`: whoever fails it lets in somebody who should not get in, or falls over. Held like anybody.
 * - `strictness`: good practice, or a word of an RFC, whose neglect by itself lets nobody in. A warning.
 * - `admission`: the same, but a refusal that is only ill-chosen, by its status, is a warning: ANS-05 is about those.
 * - a need: it is about something that this specification has decided one way and others, with as good a reason, another
 *   way. Not asked of a target that does not meet the need, and a matter of strictness on one that does.
 */
export type Standing = "security" | "strictness" | "admission" | Need;

/** By id of a requirement, or of a check, which comes before that of its requirement; `security` where neither is here. */
const standings: Readonly<Record<string, Standing>> = {
	"REQ-01": "strictness",
	// How large a request may be is everybody's own choice.
	"REQ-02": "specification",
	"REQ-03": "specification",
	// Who serves every host has no need to read its name.
	"REQ-04": "specification",
	"REQ-04/missing": "strictness",
	"REQ-04/twice": "security",
	"REQ-06": "maxBodyBytes",
	"REQ-07": "maxBodyBytes",
	// A body that only the upstream understands may pass.
	"REQ-08": "specification",
	"REQ-10": "admission",
	"REQ-11": "strictness",
	// A gateway that takes no tokens has nothing to mistake.
	"CRED-03/basic": "jwt",
	"CRED-03/bearer-without-token": "jwt",
	"CRED-03/unknown-scheme": "jwt",
	"CRED-05": "strictness",
	// Behind another name of the scheme stands a valid token: who has it could as well have said Bearer.
	"CRED-06/token": "strictness",
	"CRED-06/jwt": "strictness",
	"CRED-06/basic-with-token": "strictness",
	"CRED-06/no-scheme": "strictness",
	"CRED-06/glued": "strictness",
	"CRED-06/longer-name": "strictness",
	"CRED-06/basic-first": "strictness",
	"CRED-07": "strictness",
	"CRED-08": "strictness",
	"CRED-08/alone": "security",
	"CRED-08/space-alone": "security",
	"CRED-08/dots": "security",
	"CRED-08/undefined": "security",
	"CRED-08/null": "security",
	// Other spellings of a token that the issuer has signed. RFC 7515 §4 and RFC 7519 §4 let a reader take the last of two members.
	"JWT-FORM-02": "strictness",
	"JWT-FORM-03": "strictness",
	"JWT-FORM-04": "specification",
	"JWT-FORM-05": "strictness",
	"JWT-FORM-06": "strictness",
	// Header members that say nothing to a reader are to be passed over (RFC 7515 §4); only what is critical is not.
	"JWT-FORM-07/unencoded-payload": "specification",
	"JWT-FORM-07/compressed": "specification",
	// RFC 7797 §6 allows to say that the payload is encoded as ever.
	"JWT-FORM-07/critical-encoded": "specification",
	"JWT-FORM-08": "specification",
	"JWT-FORM-09": "strictness",
	// Whoever has the key could as well have signed under the right algorithm.
	"JWT-ALG-01/right-key-otherwise": "strictness",
	"JWT-ALG-01/not-configured-rs384": "strictness",
	"JWT-ALG-01/not-configured-rs512": "strictness",
	"JWT-ALG-01/not-configured-ps384": "strictness",
	"JWT-ALG-01/not-configured-ps512": "strictness",
	"JWT-ALG-01/fully-specified-name": "strictness",
	"JWT-ALG-04": "specification",
	"JWT-KEY-01": "jwt.kid",
	"JWT-KEY-02": "jwt.kid",
	"JWT-KEY-02/embedded-key": "security",
	// RFC 7517 asks the issuer to keep what is private to itself, and nobody to look whether it does.
	"JWT-KEY-07": "strictness",
	"JWT-KEY-08": "specification",
	"JWT-CLAIM-02/accepts-array": "strictness",
	"JWT-CLAIM-02/mixed-arrays": "strictness",
	"JWT-CLAIM-05/text": "strictness",
	"JWT-CLAIM-05/null": "strictness",
	"JWT-CLAIM-05/true": "strictness",
	"JWT-CLAIM-05/array": "strictness",
	"JWT-CLAIM-05/object": "strictness",
	"JWT-CLAIM-05/infinite": "strictness",
	"JWT-CLAIM-05/date": "strictness",
	"JWT-CLAIM-05/empty": "strictness",
	// RFC 7519 §4.1.6 asks nobody to refuse a token from the future.
	"JWT-CLAIM-06": "strictness",
	// Which claims name whom, and in which characters, is a matter between a service and its issuer.
	"JWT-CLAIM-07": "specification",
	"JWT-CLAIM-07/absent": "strictness",
	"JWT-CLAIM-08": "specification",
	"JWT-CLAIM-09": "specification",
	"JWT-CLAIM-09/at-spaces-only": "security",
	"JWT-CLAIM-09/in-prototype": "security",
	"JWT-CLAIM-10": "specification",
	"JWKS-01": "specification",
	"JWKS-01/removed-key": "security",
	// An issuer may be trusted with what it says, but nothing is to be let in for what is no key set. Whether a gateway goes
	// on with an old set, or lets nobody in, is its own choice.
	"JWKS-07": "admission",
	"JWKS-08": "admission",
	"JWKS-08/over-64-kb": "specification",
	"JWKS-08/megabytes": "strictness",
	"JWKS-09": "admission",
	"JWKS-10": "specification",
	"JWKS-11": "strictness",
	"JWKS-12": "admission",
	// Many answer OPTIONS by themselves, and ask nobody for it.
	"HMAC-CANON-06/options-for-get": "errors.countersign",
	"HMAC-BODY-01/options": "errors.countersign",
	"AUTHZ-03/options": "errors.countersign",
	"HMAC-NONCE-01/head-twice": "specification",
	"AUTHZ-04": "specification",
	"AUTHZ-05": "strictness",
	"AUTHZ-06": "strictness",
	"AUTHZ-09": "strictness",
	// Without an upstream to ask, a path that is served and one that leads elsewhere look the same.
	"FWD-01/refuses-encoded-nul": "echo",
	"FWD-01/refuses-double-slash": "echo",
	"FWD-01/refuses-slash-backslash": "echo",
	"FWD-01/refuses-dot-double-slash": "echo",
	"FWD-01/refuses-traversal": "echo",
	// Which headers carry an identity is for each gateway and its upstream to say.
	"FWD-04": "specification",
	// Nobody knows by which names another upstream knows its callers; these are common enough to be told of.
	"FWD-05": "strictness",
	"FWD-06": "specification",
	"FWD-07": "strictness",
	"FWD-09": "strictness",
	"FWD-10": "strictness",
	"FWD-11": "strictness",
	"ANS-01": "specification",
	"ANS-02": "strictness",
	"ANS-02/content-too-large": "maxBodyBytes",
	"ANS-08/content-too-large": "maxBodyBytes",
	"ANS-03": "specification",
	"ANS-04": "strictness",
	"ANS-06": "specification",
	"ANS-07": "specification",
	"ANS-09": "strictness",
	"ANS-10": "specification",
	"ANS-12": "strictness",
	"LIM-05": "specification",
};

export const standingIds: readonly string[] = Object.keys(standings);

/** What the check is to a gateway that does not claim to follow the specification. */
export function standingOf({ id, requirement }: Pick<Check, "id" | "requirement">): Standing {
	return standings[id] ?? standings[requirement] ?? "security";
}

/** Whether a target is to be held to all that the specification says, its own choices among it. */
function claimsSpecification(capabilities: ReadonlySet<Need>): boolean {
	return capabilities.has("specification") || capabilities.has("errors.countersign");
}

/** What a check needs of a target with these capabilities: more than it says where it is about a choice of the specification. */
export function needsOn(
	check: Pick<Check, "id" | "requirement" | "needs">,
	capabilities: ReadonlySet<Need>,
): readonly Need[] {
	const standing = standingOf(check);
	return claimsSpecification(capabilities) || isManner(standing) ? check.needs : [...check.needs, standing];
}

type Manner = Exclude<Standing, Need>;

function isManner(standing: Standing): standing is Manner {
	return ["security", "strictness", "admission"].includes(standing);
}

/**
 * Whether what a check found is only that the target is less strict than the specification, and lets nobody in for it. A
 * target that gives no answer is never only that, and one that falls over only where ANS-05 asks the same of it.
 */
export function isLeniency(
	check: Pick<Check, "id" | "requirement">,
	outcome: Outcome,
	capabilities: ReadonlySet<Need>,
): boolean {
	if (outcome.verdict !== "fail" || claimsSpecification(capabilities)) return false;
	const came = outcome.exchange?.outcome;
	if (came !== undefined && !came.ok) return false;
	const status = came?.answer.status ?? 0;
	const standing = standingOf(check);
	if (standing === "security") return false;
	return standing === "admission" ? status >= 300 : status < 500;
}

/**
 * Whether a twin was refused, and may have been for what this target asks of requests besides: its valid requests are what
 * its operator says, and not what the specification says. A target that falls over has no such rule.
 */
export function isOwnRule(twin: Outcome, { setup, capabilities }: Pick<Target, "setup" | "capabilities">): boolean {
	const signsAsOurs =
		capabilities.has("hmac") && (capabilities.has("countersign-v1") || capabilities.has("sorted-query"));
	if (twin.verdict !== "fail" || setup === "ours" || claimsSpecification(capabilities) || signsAsOurs) return false;
	const came = twin.exchange?.outcome;
	return came?.ok === true && came.answer.status >= 400 && came.answer.status <= 499;
}
