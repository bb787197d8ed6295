import type { Gateway } from "./gateway.ts";
import { type GatewayEnv, gatewayOf, platformOf } from "./platform.ts";
import { referenceStages } from "./reference.ts";

export { Admission } from "./admission.ts";

/** One gateway for each isolate: its cache of the issuer's keys is the only state that outlives a request. */
const gateways = new WeakMap<GatewayEnv, Gateway>();

export default {
	async fetch(request, env, context) {
		let gateway = gateways.get(env);
		if (gateway === undefined) {
			gateway = gatewayOf(env, referenceStages);
			gateways.set(env, gateway);
		}
		return gateway(
			request,
			platformOf(env, (work) => context.waitUntil(work)),
		);
	},
} satisfies ExportedHandler<GatewayEnv>;
