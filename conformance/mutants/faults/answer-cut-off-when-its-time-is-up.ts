import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const answerCutOffWhenItsTimeIsUp: Mutant = {
	id: "answer-cut-off-when-its-time-is-up",
	sentence: "Gives the upstream as much time for all of its answer as it has to begin one, and cuts off the rest.",
	breaks: ["FWD-12"],
	threats: ["FWD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const signal = AbortSignal.timeout(request.timeoutSeconds * 1000);
			const response = await reference.forward(request, fetcher);
			const isPlain = response.ok && !response.value.headers.has("content-encoding");
			if (!isPlain || response.value.body === null) {
				return response;
			}
			const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
			void response.value.body.pipeTo(writable, { signal }).catch(() => undefined);
			return accept(new Response(readable, response.value));
		},
	}),
};
