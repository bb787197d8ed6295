import type { ConversationPlan, RequestPlan } from "../../models/http/conversation-plan.ts";

/**
 * A conversation, alone, with one part less each: how it is cut, left and said in pieces, then whole requests, then what spoils
 * each of them, and the body of one that needs none.
 */
export function* withLessOfOneConversation(inputs: readonly ConversationPlan[]): Iterable<ConversationPlan[]> {
	const [plan, ...others] = inputs;
	if (plan === undefined || others.length > 0) return;
	const { requests, cutAt, pieces, pauseMs, leaving } = plan;
	if (cutAt !== null) yield [{ ...plan, cutAt: null }];
	if (leaving !== "when-answered") yield [{ ...plan, leaving: "when-answered" }];
	if (pieces.length > 0) yield [{ ...plan, pieces: [] }];
	if (pauseMs > 0) yield [{ ...plan, pauseMs: 0 }];
	if (requests.length > 1) for (const at of requests.keys()) yield [{ ...plan, requests: requests.toSpliced(at, 1) }];
	for (const [at, request] of requests.entries()) {
		for (const less of lesserRequests(request)) yield [{ ...plan, requests: requests.toSpliced(at, 1, less) }];
	}
}

function* lesserRequests(request: RequestPlan): Iterable<RequestPlan> {
	const { method, content, mutations } = request;
	for (const at of mutations.keys()) yield { ...request, mutations: mutations.toSpliced(at, 1) };
	if (method !== "POST" && content !== null) yield { ...request, content: null };
}
