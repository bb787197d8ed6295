import { type Method, type Refusal, refusalTable } from "#protocol";
import type { QuotaState } from "./admission-protocol.ts";
import { strikeFromAnswer } from "./forward-headers.ts";

/** What an answer carries besides itself. */
export interface AnswerFacts {
	readonly requestId: string;
	/** HEAD answers have no body (ANS-09). */
	readonly method: string;
	readonly quotas: readonly QuotaState[];
	/** For a 405 (ANS-04). */
	readonly allow: readonly Method[];
	/** Unix time in milliseconds. */
	readonly now: number;
}

const windowNames = { minute: "Minute", hour: "Hour", day: "Day" } as const;

/**
 * A refusal as a problem document (RFC 9457): its code, and for a target where and why, but nothing of what
 * the sender wrote and nothing of what the gateway knows (ANS-01 to ANS-04, ANS-08).
 */
export function respondRefusal(refusal: Refusal, facts: AnswerFacts): Response {
	const { status, title } = refusalTable[refusal.code];
	const problem = {
		type: `urn:countersign:problem:${refusal.code}`,
		title,
		status,
		code: refusal.code,
		requestId: facts.requestId,
		...(refusal.offset === undefined ? {} : { offset: refusal.offset }),
		...(refusal.reason === undefined ? {} : { reason: refusal.reason }),
	};
	const headers = new Headers({
		"content-type": "application/problem+json",
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		"x-request-id": facts.requestId,
	});
	if (status === 401) {
		headers.set("www-authenticate", "Bearer, Countersign");
	}
	if (status === 405) {
		headers.set("allow", facts.allow.join(", "));
	}
	if (status === 429 || status === 503) {
		headers.set("retry-after", String(retryAfter(facts)));
	}
	setQuotaHeaders(headers, facts.quotas);
	const body = JSON.stringify(problem);
	return new Response(facts.method === "HEAD" ? null : body, { status, headers });
}

/** The upstream's answer, its status and body unchanged (FWD-12), under our request id (ANS-10). */
export function respondUpstream(upstream: Response, facts: AnswerFacts): Response {
	const response = new Response(upstream.body, upstream);
	strikeFromAnswer(response.headers);
	response.headers.set("x-request-id", facts.requestId);
	setQuotaHeaders(response.headers, facts.quotas);
	return response;
}

/** ANS-06: until the first window that is used up begins anew, otherwise a moment. */
function retryAfter(facts: AnswerFacts): number {
	const usedUp = facts.quotas.filter((quota) => quota.remaining === 0).map((quota) => quota.reset);
	const seconds = usedUp.length === 0 ? 5 : Math.max(...usedUp) - facts.now / 1000;
	return Math.max(1, Math.ceil(seconds));
}

function setQuotaHeaders(headers: Headers, quotas: readonly QuotaState[]): void {
	for (const { window, limit, remaining, reset } of quotas) {
		headers.set(`x-ratelimit-limit-${windowNames[window]}`, String(limit));
		headers.set(`x-ratelimit-remaining-${windowNames[window]}`, String(remaining));
		headers.set(`x-ratelimit-reset-${windowNames[window]}`, String(reset));
	}
}
