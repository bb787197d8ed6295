import * as fc from "fast-check";
import type { Target } from "../../conformance/engine/target.ts";
import {
	type Content,
	type ConversationPlan,
	drippedBytes,
	type Proof,
	type RequestPlan,
} from "../models/http/conversation-plan.ts";
import type { Mutation, MutationRow } from "../models/http/mutation.ts";
import { framingMutations, headMutations } from "../models/http/mutations.ts";

type Manner = Pick<RequestPlan, "proof" | "method">;

/** The honest requests that a target is known to take, or to refuse for what they lack, the plainest first. */
export function mannersFor({ capabilities, routes }: Pick<Target, "capabilities" | "routes">): readonly Manner[] {
	const reads = routes.read?.method === "GET";
	const writes = routes.write?.method === "POST" && capabilities.has("route.write");
	const by = (proof: Proof): Manner[] => [
		...(reads ? [{ proof, method: "GET" } as const] : []),
		...(writes ? [{ proof, method: "POST" } as const, { proof, method: "POST" } as const] : []),
		...(reads ? [{ proof, method: "HEAD" } as const] : []),
	];
	return [
		...by("none"),
		...(routes.public?.method === "GET" ? [{ proof: "public", method: "GET" } as const] : []),
		...(routes.public !== undefined && capabilities.has("lab") ? [{ proof: "public", method: "POST" } as const] : []),
		...(capabilities.has("hmac") ? by("signed") : []),
		...(capabilities.has("hmac") ? by("signed") : []),
		...(capabilities.has("jwt") ? by("token") : []),
	];
}

const text = fc
	.constantFrom("hello", "", "0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\u0000\u00ff")
	.map((text) => ({ text }));

/** What stands in a body: mostly little, of which a whole request is the most interesting. */
function contentOf(hides: readonly ("unproved" | "public" | "signed")[]): fc.Arbitrary<Content> {
	return fc.oneof(
		{ weight: 8, arbitrary: text },
		{ weight: 6, arbitrary: fc.constantFrom(...hides).map((hides) => ({ hides })) },
		{ weight: 1, arbitrary: fc.constantFrom(5000, 70_000, 300_000).map((fill) => ({ fill })) },
	);
}

function mutationBy(rows: readonly MutationRow[]): fc.Arbitrary<Mutation> {
	return fc.oneof(
		...rows.map(({ id, forms, weight = 1 }) => ({
			weight,
			arbitrary: fc.constantFrom(...forms).map((form): Mutation => ({ mutation: id, form })),
		})),
	);
}

const framing = mutationBy(framingMutations);
const head = mutationBy(headMutations);

function requestBy(manners: readonly Manner[], content: fc.Arbitrary<Content>): fc.Arbitrary<RequestPlan> {
	return fc
		.record({
			manner: fc.constantFrom(...manners),
			content,
			hasBody: fc.nat({ max: 15 }),
			framing: fc.option(framing, { freq: 2 }),
			head: fc.uniqueArray(head, { maxLength: 2, selector: ({ mutation }) => mutation, size: "max" }),
			isHonest: fc.nat({ max: 2 }),
		})
		.map(({ manner, content, hasBody, framing, head, isHonest }) => ({
			...manner,
			// A body of GET is odd enough to be rare.
			content: manner.method === "POST" || hasBody === 15 ? content : null,
			mutations: isHonest === 2 ? [] : [...(framing === null ? [] : [framing]), ...head],
		}));
}

/** Whether a conversation is said at once, in a few pieces, or for a while byte by byte. */
const pace: fc.Arbitrary<Pick<ConversationPlan, "pieces" | "pauseMs">> = fc.oneof(
	{ withCrossShrink: true },
	{
		weight: 16,
		arbitrary: fc.record({
			pieces: fc.oneof(
				{ weight: 3, arbitrary: fc.constant([]) },
				{ weight: 2, arbitrary: fc.array(fc.nat({ max: 2500 }), { minLength: 1, maxLength: 4, size: "max" }) },
			),
			pauseMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 10, 40) }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc
			.nat({ max: 2500 })
			.map((from) => ({ pieces: Array.from({ length: drippedBytes }, (_, index) => from + index), pauseMs: 1 })),
	},
);

/** Conversations with a target: one to four requests, honest ones and spoilt ones, said in pieces, cut, and left in any way. */
export function conversationPlan(target: Pick<Target, "capabilities" | "routes">): fc.Arbitrary<ConversationPlan> {
	const manners = mannersFor(target);
	const { capabilities, routes } = target;
	const hides = [
		"unproved" as const,
		...(routes.public === undefined ? [] : ["public" as const]),
		...(capabilities.has("hmac") ? ["signed" as const] : []),
	];
	const plan = fc.record({
		requests: fc.array(requestBy(manners, contentOf(hides)), { minLength: 1, maxLength: 4, size: "max" }),
		cutAt: fc.option(fc.nat({ max: 2500 }), { freq: 6 }).map((at) => at),
		pace,
		leaving: fc.oneof(
			{ weight: 10, arbitrary: fc.constant("when-answered" as const) },
			{ weight: 3, arbitrary: fc.constant("half-close" as const) },
			{ weight: 1, arbitrary: fc.constantFrom("hang-up" as const, "reset" as const) },
		),
	});
	return plan.map(({ pace, ...others }) => ({ ...others, ...pace }));
}
