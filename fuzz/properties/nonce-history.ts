import { randomBytes } from "node:crypto";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { nonceHistoryKinds } from "../kinds/nonce-history-kinds.ts";
import { noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Manner } from "../models/nonce-command.ts";
import type { Gateway } from "../place.ts";
import type { Property } from "../property.ts";
import { gatewayNonces } from "../subjects/gateway-nonces.ts";
import { noKey } from "./over-the-wire.ts";

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
		if (!capabilities.has("hmac")) {
			return { ready: false, verdict: "skip", ...noKey };
		}
		const choice: CommandChoice = {
			manners: mannersFor(gateway),
			disturbances: gateway.evict === undefined ? [] : ["evict"],
			places: gateway.there !== undefined,
			oneKey: !capabilities.has("hmac.second"),
			maxCommands: 10,
			maxCopies: 8,
		};
		const law = noncesAreAdmittedOnce(
			async () => gatewayNonces(gateway),
			() => randomBytes(6).toString("hex"),
		);
		return { ready: true, checkable: checkable(nonceCommands(choice), law, { kinds: kindsFor(choice) }) };
	},
};

/** Where there is one key, no nonce comes under another. */
function kindsFor(choice: CommandChoice): ReturnType<typeof nonceHistoryKinds> {
	const { all, of } = nonceHistoryKinds(choice);
	return { all: choice.oneKey === true ? all.filter(({ id }) => id !== "under-another-key") : all, of };
}

/**
 * What can be asked of a target: a failing upstream is a matter of the echo, and who hangs up must reach the gateway itself,
 * whose refusals say of a replay that it is one.
 */
function mannersFor({ target: { capabilities, setup } }: Gateway): readonly Manner[] {
	const writes: readonly Manner[] = capabilities.has("route.write") ? ["wrong-body"] : [];
	const ours: readonly Manner[] = setup === "ours" ? ["upstream-fails", "hangs-up"] : [];
	return ["head", "elsewhere", "forged", ...writes, ...ours];
}
