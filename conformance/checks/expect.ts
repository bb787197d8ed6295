import type { AnswerRule, Expectation, UpstreamRule } from "../engine/expectation.ts";

type Accepted = Extract<Expectation, { kind: "accepted" }>;
type Refused = Extract<Expectation, { kind: "refused" }>;

/** Accepted, and what reached the upstream keeps these rules. */
export function accepted(...upstream: UpstreamRule[]): Accepted {
	return upstream.length === 0 ? { kind: "accepted" } : { kind: "accepted", upstream };
}

/** Refused with this code, or one of these. */
export function refused(codes: string | readonly string[], ...answer: AnswerRule[]): Refused {
	return {
		kind: "refused",
		codes: typeof codes === "string" ? [codes] : codes,
		...(answer.length === 0 ? {} : { answer }),
	};
}

/** Refused with this code by the gateway, or refused or cut off by the platform in front of it, which never lets such bytes in. */
export function refusedAnywhere(codes: string | readonly string[]): Refused {
	return { kind: "refused", codes: typeof codes === "string" ? [codes] : codes, byPlatform: true };
}

/** What is right as well where something in front of the gateway may rewrite this request before the gateway sees it. */
export function orRewritten(asSent: Accepted | Refused, ...others: Expectation[]): Expectation {
	return { ...asSent, rewritten: either(...others) };
}

/** Accepted because of its token alone, which covers nothing of what was rewritten. */
export const acceptedForToken: Expectation = {
	kind: "accepted",
	answer: [
		{
			says: "no signature is accepted for a request other than the signed one",
			security: true,
			violation: ({ request }) =>
				request.headers.some(([name]) => name.toLowerCase() === "authorization") ? undefined : "it was accepted",
		},
	],
};

/** One of several behaviours is right. */
export function either(...of: Expectation[]): Expectation {
	return { kind: "either", of };
}
