import type { Probe } from "../client/probe.ts";
import type { GivenQuota, Quota, Trial } from "../engine/check.ts";
import { ownKey } from "./own-key.ts";

/** A key that may be used up, and how much may be asked under it. */
export interface SmallQuotaKey extends Quota {
	/** The same request under this key. */
	signing(probe?: Partial<Probe>): Probe;
	/** The operator's key, or one that is new and the runner's own. */
	given: GivenQuota | undefined;
}

/** Small enough to be used up at once, and large enough to tell a quota apart from a single request that is let in. */
const requests = 5;

/**
 * The key that the operator gives for it, or else one that is new in the key store. Only the former is shared by all checks of a
 * run, and by runs: they find it used up, or use it up.
 */
export async function smallQuotaKey({ smallQuota, keys }: Trial): Promise<SmallQuotaKey> {
	if (smallQuota !== undefined) {
		const signing: SmallQuotaKey["signing"] = (probe) => ({ credential: "hmac", ...probe, key: "smallQuota" });
		return { ...smallQuota, signing, given: smallQuota };
	}
	const scopes = ["sites:read", "sites:write", "users:read"];
	const { signing } = await ownKey(keys, { quotas: { day: requests }, scopes });
	return { requests, seconds: 86_400, signing, given: undefined };
}

/**
 * How many requests any limiter that keeps the quota lets in within so many milliseconds, whenever they begin. That is the
 * fixed window's bound, one of which may end at any time; a sliding window lets in no more than one quota in its time, and
 * a bucket its size and what flows in.
 */
export function mostWithin({ requests, seconds }: Quota, ms: number): number {
	return requests * (2 + Math.floor(ms / (1000 * seconds)));
}

/** The same, of milliseconds that begin when the key is used up: what is left of the first window is nothing. */
export function mostSinceUsedUp({ requests, seconds }: Quota, ms: number): number {
	return requests * (1 + Math.floor(ms / (1000 * seconds)));
}
