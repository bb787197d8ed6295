import type { WireAnswer, WireRequest } from "../../conformance/client/wire.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import type { Target } from "../../conformance/engine/target.ts";
import type { Violation } from "../law.ts";
import { fieldOrNone } from "../models/wire-fields.ts";
import type { Altered } from "../place.ts";
import { signingOf } from "../signing.ts";
import { shortestProof, spellingsOf } from "./secret-spellings.ts";

type Told = (exchange: Exchange, altered: Pick<Altered, "honest">) => Violation | undefined;

/**
 * Tells where an answer holds what nobody may be told, whoever made the gateway and whatever its refusals look like
 * (ANS-08): a secret of the target, or, in a refusal, the signature that the request had before anybody changed it.
 */
export function toldSecretOf(target: Target): Told {
	const spellings = spellingsOf(target);
	return (exchange, { honest }) => {
		const { outcome, request } = exchange;
		if (!outcome.ok) return undefined;
		const text = textOf(outcome.answer);
		// An upstream may give back to whoever was let in what they sent.
		const own = isAccepted(exchange) ? spellings.filter((secret) => !carries(request, secret)) : spellings;
		if (own.some((secret) => text.includes(secret))) {
			return { requirement: "ANS-08", expected: "no secret in an answer", actual: "there is one", exchange };
		}
		const right = isAccepted(exchange) ? undefined : signatureIn(honest, target);
		// Whoever sent it knows it.
		if (right === undefined || !spelt(right).test(text) || knows(request, right)) return undefined;
		return {
			requirement: "ANS-08",
			expected: "a refusal that does not tell the right signature",
			actual: `${outcome.answer.status}, and it tells it`,
			exchange: { ...exchange, outcome: { ok: true, answer: without(outcome.answer, right) } },
		};
	};
}

/** The text of the signature, without a version before it; undefined where requests are not signed, or by one that is short. */
function signatureIn(honest: WireRequest, target: Target): string | undefined {
	if (!target.capabilities.has("hmac")) return undefined;
	const value = fieldOrNone(honest, signingOf(target).headers.signature.name.toLowerCase());
	return value.match(/[A-Za-z0-9+/_-]+/g)?.findLast(({ length }) => length >= shortestProof);
}

/** Hexadecimal in either case. */
function spelt(signature: string): RegExp {
	const isHex = /^[0-9a-f]+$/i.test(signature);
	return new RegExp(signature.replaceAll("+", "\\+"), isHex ? "gi" : "g");
}

function knows(request: WireRequest, signature: string): boolean {
	return partsOf(request).some((text) => spelt(signature).test(text));
}

function carries(request: WireRequest, text: string): boolean {
	return partsOf(request).some((part) => part.includes(text));
}

function partsOf({ target, headers, body }: WireRequest): readonly string[] {
	return [target, ...headers.map(([, value]) => value), Buffer.from(body).toString("latin1")];
}

function textOf({ headers, body }: WireAnswer): string {
	return [...headers.map(([name, value]) => `${name}: ${value}`), Buffer.from(body).toString("latin1")].join("\n");
}

/** What is shown to anyone must not tell it either: its nonce is not spent. */
function without(answer: WireAnswer, signature: string): WireAnswer {
	const masked = (text: string) => text.replace(spelt(signature), "<signature>");
	return {
		...answer,
		headers: answer.headers.map(([name, value]) => [name, masked(value)] as const),
		body: Buffer.from(masked(Buffer.from(answer.body).toString("latin1")), "latin1"),
	};
}
