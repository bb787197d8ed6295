import { enoughLosses } from "../../conformance/engine/lost-answer.ts";
import { parseHost } from "../core.ts";
import type { Law, Violation } from "../law.ts";
import {
	type DeliveredHead,
	endsItsLine,
	type Habits,
	repairsOf,
	type SentHead,
	targetOf,
} from "../models/delivery.ts";
import type { TargetGate } from "./fixed-point.ts";

/** What a Worker saw of a request, or why none did. */
type Delivery = { readonly seen: DeliveredHead } | { readonly refused: string };

/** Sends a head over a socket of its own. */
export type Delivers = (sent: SentHead) => Promise<Delivery>;

export interface DeliveryParts {
	readonly delivers: Delivers;
	readonly habits: Habits;
	/** The scheme of the gateway behind the platform. */
	readonly gate: TargetGate;
	/** A target that this lets in must be delivered, whatever scheme the gateway has. */
	readonly always: TargetGate;
}

/**
 * What was signed is what a gateway sees (TGT-01), although it never sees the bytes but only `request.url`:
 *
 * - A target that the gateway lets in is delivered as it was sent, or in another spelling of the same canonical form;
 *   under countersign-v1, whose form is the text itself, byte for byte. So is the method, and so is the host as it is signed.
 * - A target that it must refuse is refused by the platform, delivered as something that the gateway refuses, or
 *   delivered as what a named habit of the platform makes of it. No signature is at stake in the last case, since what is
 *   verified and forwarded is what is delivered and no signer signs what was sent, but a habit that nobody knows is a finding.
 */
export function signedHeadsAreDelivered(parts: DeliveryParts): Law<SentHead> {
	return async (sent) => {
		const delivery = await parts.delivers(sent);
		return "seen" in delivery ? misdelivered(sent, delivery.seen, parts) : withheld(sent, delivery.refused, parts);
	};
}

function withheld(sent: SentHead, why: string, { always, habits }: DeliveryParts): Violation | undefined {
	const isHostForAll = !habits.parsesUrls || URL.canParse(`http://${sent.host}/`);
	if (always(sent.target) === undefined || !isHostForAll) return undefined;
	// On a machine that does much else an answer may come too late; who never delivers does so each time.
	const isLost = Object.hasOwn(enoughLosses, why);
	return {
		requirement: "TGT-12",
		expected: `${JSON.stringify(sent.target)} to be delivered`,
		actual: why,
		...(isLost ? { isLost } : {}),
	};
}

function misdelivered(sent: SentHead, seen: DeliveredHead, { gate, habits }: DeliveryParts): Violation | undefined {
	const target = targetOf(seen);
	const read = gate(target);
	const signed = gate(sent.target);
	if (signed !== undefined && read !== signed) {
		const expected = `${JSON.stringify(sent.target)} to be delivered as it was sent`;
		return { requirement: "TGT-01", expected, actual: JSON.stringify(target) };
	}
	if (signed === undefined && read !== undefined) {
		const known = [...repairsOf(sent.target, habits)].some((text) => gate(text) === read);
		if (!known) {
			const expected = `${JSON.stringify(sent.target)}, which is refused, not to become what is let in by a habit that nobody knows`;
			return { requirement: "TGT-01", expected, actual: JSON.stringify(target) };
		}
	}
	if (endsItsLine(sent)) {
		return undefined;
	}
	if (seen.method !== sent.method) {
		return { requirement: "REQ-01", expected: `the method ${sent.method}`, actual: seen.method };
	}
	const hosts = habits.rewritesHost ? [sent.host, new URL(`http://${sent.host}/`).host] : [sent.host];
	const isHost = hosts.some((host) => hostLine(host) === hostLine(seen.host ?? ""));
	return isHost ? undefined : { requirement: "REQ-04", expected: `the host ${sent.host}`, actual: String(seen.host) };
}

/** As it is signed where http is spoken. */
function hostLine(text: string): string | undefined {
	const host = parseHost(text, 80);
	return host.ok ? host.value : undefined;
}
