import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

function keepingChunks(
	stream: ReadableStream<Uint8Array> | null,
	chunks: Uint8Array[],
): ReadableStream<Uint8Array> | null {
	const copy = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			chunks.push(chunk.slice());
			controller.enqueue(chunk);
		},
	});
	return stream?.pipeThrough(copy) ?? null;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

export const brokenBodyIsComplete: Mutant = {
	id: "broken-body-is-complete",
	sentence: "Takes what came of a body that ended early for the whole of it.",
	breaks: ["REQ-10"],
	also: ["HMAC-NONCE-05"],
	threats: ["BOD-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const chunks: Uint8Array[] = [];
			const whole = await reference.readBody(new Response(keepingChunks(message.body, chunks)), method, maxBytes);
			return !whole.ok && whole.refusal.because === "body" ? accept(joined(chunks)) : whole;
		},
	}),
};
