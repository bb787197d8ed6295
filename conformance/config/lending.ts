import { setTimeout as wait } from "node:timers/promises";
import type { IssuerControl } from "../engine/check.ts";
import type { Target } from "../engine/target.ts";

/** Beyond the time in which a target takes a key set, so that it has passed. */
const beyondMs = 400;

/**
 * Lends the target itself, whose issuer is the runner's and which takes a set `keySetSeconds` after it was published at the
 * latest. Whoever publishes one there waits until it is taken; whoever has published one leaves the honest one behind.
 */
export function lending(
	keySetSeconds: number | undefined,
	issuer: IssuerControl | undefined,
	hands: Pick<Target, "build" | "transport">,
): Pick<Target, "lend" | "lendsItself"> {
	if (issuer === undefined || keySetSeconds === undefined) return {};
	const waitMs = keySetSeconds === 0 ? 0 : keySetSeconds * 1000 + beyondMs;
	const publish: IssuerControl["set"] = async (mode) => {
		await issuer.set(mode);
		await wait(waitMs);
	};
	const lend = async () => {
		let isChanged = false;
		const set: IssuerControl["set"] = async (mode) => {
			isChanged = true;
			await publish(mode);
		};
		return {
			gateway: { ...hands, issuer: { url: issuer.url, set, fetches: () => issuer.fetches() } },
			giveBack: async () => {
				if (isChanged) await publish({ mode: "ok" });
			},
		};
	};
	return { lend, lendsItself: true };
}
