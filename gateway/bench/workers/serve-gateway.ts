import { type GatewayEnv, type Isolate, isolateOf } from "../../src/platform.ts";
import type { Stages } from "../../src/stages.ts";

/** A Worker like the deployable one, but for its stages and for what is done to its bindings before it has them. */
export function serveGateway(
	stages: Stages,
	bindings: (env: GatewayEnv) => GatewayEnv = (env) => env,
): ExportedHandler<GatewayEnv> {
	const isolates = new WeakMap<GatewayEnv, Isolate>();
	return {
		async fetch(request, env, context) {
			let isolate = isolates.get(env);
			if (isolate === undefined) {
				isolate = isolateOf(bindings(env), stages);
				isolates.set(env, isolate);
			}
			return isolate.gateway(
				request,
				isolate.platformFor((work) => context.waitUntil(work)),
			);
		},
	};
}
