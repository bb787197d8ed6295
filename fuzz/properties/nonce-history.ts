import { randomBytes } from "node:crypto";
import { signedComponents } from "../../conformance/client/coverage.ts";
import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import { timeReach } from "../arbitraries/described-probe.ts";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { nonceHistoryKinds } from "../kinds/nonce-history-kinds.ts";
import { noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Manner } from "../models/nonce-command.ts";
import { spellingUnder } from "../models/nonce-spelling.ts";
import type { Gateway } from "../place.ts";
import type { Property } from "../property.ts";
import { signingOf } from "../signing.ts";
import { gatewayNonces } from "../subjects/gateway-nonces.ts";
import { isSpecified, noKey } from "./over-the-wire.ts";

export const nonceHistory: Property = {
	id: "nonce-history",
	group: "nonce",
	title: "a nonce is admitted once, whatever comes in between, and a new one always",
	requirements: [
		...["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-03", "HMAC-NONCE-04", "HMAC-NONCE-05", "HMAC-NONCE-07"],
		...["HMAC-NONCE-09", "HMAC-SIG-04", "HMAC-BODY-01"],
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
		const scheme = signingOf(gateway.target);
		const { nonce } = scheme.headers;
		if (nonce === undefined) {
			return { ready: false, verdict: "skip", reason: `requests under ${scheme.name} have no nonce` };
		}
		const spelling = spellingUnder(nonce.pattern);
		if (spelling === undefined) {
			return {
				ready: false,
				verdict: "skip",
				reason: `nonces under ${scheme.name} are neither UUIDs nor texts of any letters`,
			};
		}
		const choice: CommandChoice = {
			manners: mannersFor(gateway, scheme),
			reach: scheme.timestamp === undefined ? 0 : Math.max(0, timeReach(scheme.timestamp).within - 10),
			disturbances: gateway.evict === undefined ? [] : ["evict"],
			places: gateway.there !== undefined,
			oneKey: !capabilities.has("hmac.second"),
			maxCommands: 10,
			maxCopies: 8,
		};
		const law = noncesAreAdmittedOnce(
			async () => gatewayNonces(gateway),
			() => randomBytes(6).toString("hex"),
			scheme.timestamp?.windowSeconds ?? forEver,
			spelling,
		);
		return { ready: true, checkable: checkable(nonceCommands(choice), law, { kinds: kindsFor(choice) }) };
	},
};

/** Of a request without a time, in seconds. */
const forEver = 1e9;

/** Where there is one key, no nonce comes under another; where no time, none is ahead. */
function kindsFor(choice: CommandChoice): ReturnType<typeof nonceHistoryKinds> {
	const { all, of } = nonceHistoryKinds(choice);
	const never = new Set([
		...(choice.oneKey === true ? ["under-another-key"] : []),
		...(choice.reach === 0 ? ["timestamp-ahead"] : []),
	]);
	return { all: all.filter(({ id }) => !never.has(id)), of };
}

/**
 * What can be asked of a target: a failing upstream is a matter of the echo, and who hangs up must reach the gateway itself,
 * whose refusals say of a replay that it is one. What another method or query leads to, the scheme of another make does
 * not say.
 */
function mannersFor(
	{ target: { capabilities, scheme: name, setup } }: Gateway,
	scheme: SigningScheme,
): readonly Manner[] {
	const signed = signedComponents(scheme);
	const isBodySigned = signed.has("body") || signed.has("contentHash");
	const writes: readonly Manner[] = capabilities.has("route.write") && isBodySigned ? ["wrong-body"] : [];
	// A refusal for the scope is told from one for the nonce by its code alone.
	const isScopeTold = capabilities.has("route.write") && capabilities.has("errors.countersign");
	const bodies: readonly Manner[] = isScopeTold ? ["with-body"] : [];
	const ours: readonly Manner[] = setup === "ours" ? ["upstream-fails", "hangs-up"] : [];
	const known: readonly Manner[] = isSpecified(name) ? ["head", "elsewhere"] : [];
	const scoped: readonly Manner[] = isScopeTold && capabilities.has("hmac.readOnly") ? ["no-scope"] : [];
	return [...known, "forged", ...writes, ...bodies, ...scoped, ...ours];
}
