import { randomBytes } from "node:crypto";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { nonceHistoryKinds } from "../kinds/nonce-history-kinds.ts";
import { noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Manner } from "../models/nonce-command.ts";
import type { Gateway } from "../place.ts";
import type { Property } from "../property.ts";
import { gatewayNonces } from "../subjects/gateway-nonces.ts";

export const nonceHistory: Property = {
	id: "nonce-history",
	group: "nonce",
	title: "a nonce is admitted once, whatever comes in between, and a new one always",
	requirements: [
		...["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-03", "HMAC-NONCE-04", "HMAC-NONCE-05", "HMAC-NONCE-09"],
		...["HMAC-SIG-04", "HMAC-BODY-01"],
	],
	severity: "critical",
	where: "workerd",
	runs: 40,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const { capabilities } = gateway.target;
		if (!capabilities.has("hmac") || !capabilities.has("hmac.second")) {
			return {
				ready: false,
				verdict: "skip",
				reason: "it takes two HMAC keys",
				remedy: "set hmac.keys.primary and hmac.keys.second",
			};
		}
		const choice: CommandChoice = {
			manners: mannersFor(gateway),
			disturbances: gateway.evict === undefined ? [] : ["evict"],
			places: gateway.there !== undefined,
			maxCommands: 10,
			maxCopies: 8,
		};
		const law = noncesAreAdmittedOnce(
			async () => gatewayNonces(gateway),
			() => randomBytes(6).toString("hex"),
		);
		return { ready: true, checkable: checkable(nonceCommands(choice), law, { kinds: nonceHistoryKinds(choice) }) };
	},
};

/**
 * What can be asked of a target: a failing upstream is a matter of the echo, and who hangs up must reach the gateway itself,
 * whose refusals say of a replay that it is one.
 */
function mannersFor({ target: { capabilities, setup } }: Gateway): readonly Manner[] {
	const writes: readonly Manner[] = capabilities.has("route.write") ? ["wrong-body"] : [];
	const ours: readonly Manner[] = setup === "ours" ? ["upstream-fails", "hangs-up"] : [];
	return ["head", "elsewhere", "forged", ...writes, ...ours];
}
