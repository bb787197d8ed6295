import type { GatewayEnv } from "../../src/platform.ts";
import type { RateLimiter } from "../../src/shed.ts";

/** Turns everybody away at once. The platform's own counts in the isolate's machine, without a call elsewhere. */
const refusingLimiter: RateLimiter = { limit: async () => ({ success: false }) };

/** The environment with such a limiter in it, which is asked where the configuration names it. */
export function behindLimiter(env: GatewayEnv): GatewayEnv & { readonly CLIENT_LIMIT: RateLimiter } {
	return { ...env, CLIENT_LIMIT: refusingLimiter };
}
