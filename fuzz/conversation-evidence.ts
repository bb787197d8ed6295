import { Buffer } from "node:buffer";
import type { Conversation, Heard, WireRequest } from "../conformance/client/wire.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import type { Finding } from "./report/schema.ts";

/** A conversation that was held. */
export interface ShownConversation {
	readonly conversation: Conversation;
	readonly heard: Heard;
	/** The requests in it as they were before anything was done to them: what proves something in them is to be masked. */
	readonly requests: readonly WireRequest[];
}

type Evidence = NonNullable<Finding["conversation"]>;

const longest = 8192;

/**
 * What a reader needs to see of a conversation: the bytes that were said and those that came, and how it was left. They are
 * cut at 8 KiB; secrets of the target, tokens and signatures are masked. The redactor learns the proofs of the requests.
 */
export function conversationEvidence(
	{ conversation: { steps, leaving }, heard, requests }: ShownConversation,
	redactor: Redactor,
): Evidence {
	for (const request of requests) redactor.learn(request);

	const shown = (bytes: Uint8Array): Evidence["said"] => {
		// Cleaned before it is cut: a piece of a proof at the cut is harder to know again.
		const whole = Buffer.from(bytes.subarray(0, 2 * longest)).toString("latin1");
		const text = redactor.text(whole);
		const isCut = text.length > longest || bytes.length > 2 * longest;
		return { bytes: bytes.length, text: text.slice(0, longest), ...(isCut ? { truncated: true as const } : {}) };
	};
	const written = steps.filter(({ bytes }) => bytes.length > 0);
	const { received, saidAll, fault } = heard;
	return {
		said: shown(Buffer.concat(written.map(({ bytes }) => bytes))),
		pieces: written.length,
		pauseMs: Math.max(0, ...steps.map(({ pauseMs }) => pauseMs)),
		leaving,
		saidAll,
		heard: shown(received),
		...(fault === undefined ? {} : { fault: { kind: fault.kind, detail: redactor.text(fault.detail) } }),
	};
}
