import { type GatewayEnv, type Isolate, isolateOf } from "./platform.ts";
import { referenceStages } from "./reference.ts";

export { Admission } from "./admission.ts";
export { Keyring } from "./keyring.ts";

/** What outlives a request: the issuer's keys, key records, and calls that are under way. */
const isolates = new WeakMap<GatewayEnv, Isolate>();

export default {
	async fetch(request, env, context) {
		let isolate = isolates.get(env);
		if (isolate === undefined) {
			isolate = isolateOf(env, referenceStages);
			isolates.set(env, isolate);
		}
		return isolate.gateway(
			request,
			isolate.platformFor((work) => context.waitUntil(work)),
		);
	},
} satisfies ExportedHandler<GatewayEnv>;
