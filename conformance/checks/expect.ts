import type { AnswerRule, Expectation, UpstreamRule } from "../engine/expectation.ts";

/** Accepted, and what reached the upstream keeps these rules. */
export function accepted(...upstream: UpstreamRule[]): Expectation {
	return upstream.length === 0 ? { kind: "accepted" } : { kind: "accepted", upstream };
}

/** Refused with this code, or one of these. */
export function refused(codes: string | readonly string[], ...answer: AnswerRule[]): Expectation {
	return {
		kind: "refused",
		codes: typeof codes === "string" ? [codes] : codes,
		...(answer.length === 0 ? {} : { answer }),
	};
}

/** Refused with this code by the gateway, or refused or cut off by the platform in front of it, which never lets such bytes in. */
export function refusedAnywhere(codes: string | readonly string[]): Expectation {
	return { kind: "refused", codes: typeof codes === "string" ? [codes] : codes, byPlatform: true };
}

/** One of several behaviours is right. */
export function either(...of: Expectation[]): Expectation {
	return { kind: "either", of };
}
