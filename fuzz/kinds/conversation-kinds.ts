import type { Kind, Kinds } from "../kinds.ts";
import type { ConversationPlan } from "../models/http/conversation-plan.ts";
import { drippedBytes } from "../models/http/conversation-plan.ts";
import { framingMutations, headMutations } from "../models/http/mutations.ts";

/** Something that a conversation can be an example of besides what spoils its requests. */
interface PlanKind extends Kind {
	readonly holds: (plan: ConversationPlan) => boolean;
}

function hides(kind: string): PlanKind["holds"] {
	return ({ requests }) =>
		requests.some(({ content }) => content !== null && "hides" in content && content.hides === kind);
}

const planKinds: readonly PlanKind[] = [
	{ id: "pipelined", threats: ["FWD-20"], holds: ({ requests }) => requests.length > 1 },
	{ id: "truncated", threats: ["AVL-06", "BOD-19"], holds: ({ cutAt }) => cutAt !== null },
	{ id: "in-pieces", threats: ["BOD-17"], holds: ({ pieces }) => pieces.length > 0 },
	{ id: "slow-bytes", threats: ["LIM-11", "BOD-17"], holds: ({ pieces, pauseMs }) => pieces.length > 0 && pauseMs > 0 },
	{ id: "byte-by-byte", threats: ["LIM-11", "BOD-17"], holds: ({ pieces }) => pieces.length >= drippedBytes },
	{ id: "half-closed", threats: ["AVL-06"], holds: ({ leaving }) => leaving === "half-close" },
	{ id: "hung-up", threats: ["AVL-06"], holds: ({ leaving }) => leaving === "hang-up" },
	{ id: "reset", threats: ["AVL-06"], holds: ({ leaving }) => leaving === "reset" },
	{
		id: "body-without-method",
		threats: ["AVL-04", "BOD-10"],
		holds: ({ requests }) => requests.some(({ method, content }) => method !== "POST" && content !== null),
	},
	{
		id: "large-body",
		threats: ["LIM-12"],
		holds: ({ requests }) => requests.some(({ content }) => content !== null && "fill" in content),
	},
	{ id: "hidden-unproved-request", threats: ["FWD-25", "AUT-01"], holds: hides("unproved") },
	{ id: "hidden-public-request", threats: ["FWD-25"], holds: hides("public") },
	{ id: "hidden-signed-request", threats: ["FWD-25"], holds: hides("signed") },
];

/** What a conversation is an example of: what spoils its requests, what they hide, and how they are said. */
export const conversationKinds: Kinds<ConversationPlan> = {
	all: [...framingMutations, ...headMutations, ...planKinds].map(({ id, threats }) => ({ id, threats })),
	of: (plan) => [
		...new Set([
			...plan.requests.flatMap(({ mutations }) => mutations.map(({ mutation }) => mutation)),
			...planKinds.filter(({ holds }) => holds(plan)).map(({ id }) => id),
		]),
	],
};
