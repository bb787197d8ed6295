import { expect, it } from "vitest";
import type { ConversationPlan, RequestPlan } from "../../models/http/conversation-plan.ts";
import { withLessOfOneConversation } from "./lesser-conversation.ts";

const spoilt: RequestPlan = {
	proof: "public",
	method: "GET",
	content: { text: "hello" },
	mutations: [{ mutation: "length-too-long", form: "1" }],
};
const honest: RequestPlan = { proof: "none", method: "POST", content: { text: "hello" }, mutations: [] };
const plan: ConversationPlan = {
	requests: [spoilt, honest],
	cutAt: 7,
	pieces: [3],
	pauseMs: 10,
	leaving: "half-close",
};
/** Said at once, and left when it is answered. */
const plain: ConversationPlan = { requests: [honest], cutAt: null, pieces: [], pauseMs: 0, leaving: "when-answered" };

it("leaves out how a conversation is cut, left and said, each request, and what spoils it", () => {
	expect([...withLessOfOneConversation([plan])].flat()).toEqual([
		{ ...plan, cutAt: null },
		{ ...plan, leaving: "when-answered" },
		{ ...plan, pieces: [] },
		{ ...plan, pauseMs: 0 },
		{ ...plan, requests: [honest] },
		{ ...plan, requests: [spoilt] },
		{ ...plan, requests: [{ ...spoilt, mutations: [] }, honest] },
		{ ...plan, requests: [{ ...spoilt, content: null }, honest] },
	]);
});

it("knows no parts of several conversations, or of one that has nothing to leave out", () => {
	expect([...withLessOfOneConversation([plan, plan])]).toEqual([]);
	expect([...withLessOfOneConversation([plain])]).toEqual([]);
});
