import { WorkerEntrypoint } from "cloudflare:workers";
import type { GatewayEnv } from "../../src/platform.ts";
import { referenceStages } from "../../src/reference.ts";
import { behindLimiter } from "./refusing-limiter.ts";
import { serveGateway } from "./serve-gateway.ts";

export { Admission } from "../../src/admission.ts";

/** Calls since the last time that somebody asked: one figure for each isolate, which is what is counted in. */
const calls = { keyStore: 0, admission: 0, fetches: 0 };
const none = { ...calls };

const platformFetch = globalThis.fetch;
globalThis.fetch = (input: RequestInfo | URL, init?: RequestInit) => {
	calls.fetches += 1;
	return platformFetch(input, init);
};

/** The reference gateway, whose every call of a binding and every fetch is counted on its way. */
export default serveGateway(referenceStages, (env) => counted(behindLimiter(env)));

function counted(env: GatewayEnv): GatewayEnv {
	return {
		...env,
		KEYS: watched(env.KEYS, () => {
			calls.keyStore += 1;
		}),
		ADMISSION: watchedNamespace(env.ADMISSION),
	};
}

/** Finding an object costs nothing; whatever is then asked of it is a call. */
function watchedNamespace(namespace: GatewayEnv["ADMISSION"]): GatewayEnv["ADMISSION"] {
	return {
		getByName: (name, options) =>
			watched(namespace.getByName(name, options), () => {
				calls.admission += 1;
			}),
	};
}

function watched<Binding extends object>(binding: Binding, called: () => void): Binding {
	return new Proxy(binding, {
		get(target, name) {
			const member: unknown = Reflect.get(target, name, target);
			if (typeof member !== "function") return member;
			return (...given: unknown[]): unknown => {
				called();
				return Reflect.apply(member, target, given);
			};
		},
	});
}

/** Tells what was counted, and begins at nothing again. */
export class Counts extends WorkerEntrypoint {
	override fetch(): Response {
		const answer = Response.json(calls);
		Object.assign(calls, none);
		return answer;
	}
}
