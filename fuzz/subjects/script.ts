import type { Probe } from "../../conformance/client/probe.ts";
import type { Conversation, WireRequest, WireStep } from "../../conformance/client/wire.ts";
import { withoutProofs } from "../../conformance/engine/platform-control.ts";
import type { Content, ConversationPlan, Hidden, Proof, RequestPlan } from "../models/http/conversation-plan.ts";
import { spoiled } from "../models/http/mutations.ts";
import { partsOf, textOf } from "../models/http/request-parts.ts";
import type { Altered, Gateway } from "../place.ts";

/** A request of a conversation as it was built. */
export interface SpokenRequest {
	readonly plan: RequestPlan;
	/** Nothing is changed in it: what spoils it is done to its text. */
	readonly altered: Altered;
	/** The request in its body. */
	readonly hidden?: { readonly kind: Hidden; readonly altered: Altered };
}

/** A conversation that was built, signed and spoilt. */
export interface Script {
	readonly spoken: readonly SpokenRequest[];
	readonly conversation: Conversation;
	/** The same bytes without anything that proves something, and heard out however the conversation is left. */
	readonly forControl: Conversation;
	/** The request that is not said to its end; undefined where all are. */
	readonly cut: { readonly at: number } | undefined;
}

export async function scriptOf(plan: ConversationPlan, gateway: Gateway): Promise<Script> {
	const spoken: SpokenRequest[] = [];
	for (const request of plan.requests) spoken.push(await spokenBy(request, gateway));
	const host = new URL(gateway.target.baseUrl).host;
	const told = (clean: (request: WireRequest) => WireRequest) => spoken.map((request) => textFor(request, host, clean));
	const texts = told((request) => request);
	const blank = told((request) => withoutProofs(request, gateway.target.sensitiveHeaders));
	const length = texts.join("").length;
	const end = plan.cutAt === null || length === 0 ? length : plan.cutAt % length;
	return {
		spoken,
		conversation: { steps: stepsOf(texts.join("").slice(0, end), plan), leaving: plan.leaving },
		forControl: { steps: stepsOf(blank.join("").slice(0, end), plan), leaving: heardOut(plan.leaving) },
		cut: cutIn(texts, end),
	};
}

/** Every request that was built for it, those within others too. */
export function builtFor({ spoken }: Pick<Script, "spoken">): readonly Altered[] {
	return spoken.flatMap(({ altered, hidden }) => [altered, ...(hidden === undefined ? [] : [hidden.altered])]);
}

/** Who is gone with the last word hears by chance what came before it, and a control would show by chance, too. */
function heardOut(leaving: Conversation["leaving"]): Conversation["leaving"] {
	return leaving === "half-close" ? leaving : "when-answered";
}

async function spokenBy(plan: RequestPlan, gateway: Gateway): Promise<SpokenRequest> {
	const { content } = plan;
	if (content === null || !("hides" in content)) {
		return { plan, altered: await gateway.alter(probeOf(plan, bytesOf(content))) };
	}
	const hidden = await gateway.alter(hiddenProbes[content.hides]);
	const host = new URL(gateway.target.baseUrl).host;
	const body = Buffer.from(textOf(partsOf(hidden.honest, host)), "latin1");
	return {
		plan,
		altered: await gateway.alter(probeOf(plan, body)),
		hidden: { kind: content.hides, altered: hidden },
	};
}

const credentials = { signed: "hmac", token: "jwt", public: "none", none: "none" } as const satisfies Record<
	Proof,
	string
>;

function probeOf({ proof, method }: RequestPlan, body: Buffer): Probe {
	const isWrite = method === "POST" && proof !== "public";
	return {
		credential: credentials[proof],
		route: proof === "public" ? "public" : isWrite ? "write" : "read",
		method,
		headers: [],
		body: { base64: body.toString("base64") },
	};
}

/** What nobody signed says that it is from somebody in particular, as if a gateway had let it in. */
const hiddenProbes: Readonly<Record<Hidden, Probe>> = {
	unproved: {
		credential: "none",
		headers: [
			["X-User-Id", "admin"],
			["X-Auth-Type", "hmac"],
		],
	},
	public: { credential: "none", route: "public" },
	signed: { credential: "hmac" },
};

function bytesOf(content: Exclude<Content, { hides: Hidden }> | null): Buffer {
	if (content === null) return Buffer.alloc(0);
	return "text" in content ? Buffer.from(content.text, "latin1") : Buffer.alloc(content.fill, "a");
}

function textFor(
	{ plan, altered, hidden }: SpokenRequest,
	host: string,
	clean: (request: WireRequest) => WireRequest,
): string {
	const honest = clean(altered.honest);
	const body =
		hidden === undefined ? honest.body : Buffer.from(textOf(partsOf(clean(hidden.altered.honest), host)), "latin1");
	return textOf(spoiled(partsOf({ ...honest, body }, host), plan.mutations));
}

function stepsOf(text: string, { pieces, pauseMs }: ConversationPlan): WireStep[] {
	const places = pieces.map((at) => (text.length === 0 ? 0 : at % text.length));
	const starts = [...new Set([0, ...places])].toSorted((one, other) => one - other);
	const parts = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
	return [
		...parts.map((part, index) => ({ bytes: Buffer.from(part, "latin1"), pauseMs: index === 0 ? 0 : pauseMs })),
		{ bytes: Buffer.alloc(0), pauseMs },
	];
}

function cutIn(texts: readonly string[], end: number): Script["cut"] {
	let start = 0;
	for (const [at, { length }] of texts.entries()) {
		if (end < start + length) return { at };
		start += length;
	}
	return undefined;
}
