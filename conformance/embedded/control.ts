import type { WorkerPlan } from "./workers.ts";

/**
 * A Worker that takes every request as it comes, to the end of its body, and answers: what the platform refuses by itself
 * is refused here, too, and nothing else is.
 */
const text = `export default {
	async fetch(request) {
		try {
			await request.arrayBuffer();
		} catch {
			// A body that is none is no reason for another answer.
		}
		return new Response("no gateway", { headers: { "content-type": "text/plain" } });
	},
};
export class Admission {}
`;

/** The Worker beside the gateways of a lab that shows what their platform does. */
export const controlPlan: WorkerPlan = {
	name: "control",
	keyStore: "control",
	admission: "control",
	config: {},
	services: {},
	vars: {},
	host: "127.0.0.1",
	port: 0,
	text,
};
