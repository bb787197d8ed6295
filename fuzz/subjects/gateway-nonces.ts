import type { Probe } from "../../conformance/client/probe.ts";
import { describeOutcome, problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import type { Manner, NonceAnswer, NonceCommand, NonceSubject } from "../laws/nonce-history.ts";
import { Unsettled } from "../laws/verdict.ts";
import type { Gateway } from "../place.ts";

/** What a manner makes of a plain request, beside its nonce and its timestamp. */
const manners: Readonly<Record<Manner, Partial<Probe>>> = {
	plain: {},
	head: { method: "HEAD" },
	elsewhere: { query: "elsewhere=1" },
	forged: { after: [{ flipCharacter: { header: "X-Signature", at: -1 } }] },
	"wrong-body": { route: "write", body: { text: "{}" }, after: [{ body: { text: "[]" } }] },
	"no-scope": { route: "write", key: "readOnly", body: { text: "{}" } },
	"upstream-fails": { path: "{route}/~status-500" },
};

/** A gateway behind its wire: signed requests over separate connections, and what they were answered. */
export function gatewayNonces(gateway: Gateway): NonceSubject {
	const { evict } = gateway;
	return {
		now: () => Date.now() / 1000,
		async send(command, nonce) {
			const altered = await gateway.alter(probeOf(command, nonce));
			const exchanges =
				command.copies === 1 ? [await gateway.send(altered)] : await gateway.race(altered, command.copies);
			return exchanges.map((exchange) => ({ answer: answerOf(exchange, command, gateway), exchange }));
		},
		...(evict === undefined ? {} : { evict }),
	};
}

function probeOf({ key, offset, manner }: Extract<NonceCommand, { do: "send" }>, nonce: string): Probe {
	const { key: other, ...rest } = manners[manner];
	return { credential: "hmac", route: "read", key: other ?? key, sign: { nonce, timestampOffset: offset }, ...rest };
}

function answerOf(
	exchange: Exchange,
	{ manner }: Extract<NonceCommand, { do: "send" }>,
	{ target }: Gateway,
): NonceAnswer {
	if (isAccepted(exchange)) {
		return "admitted";
	}
	if (!exchange.outcome.ok || exchange.outcome.answer.status === 429) {
		throw new Unsettled(describeOutcome(exchange.outcome));
	}
	const { status } = exchange.outcome.answer;
	const code = problemCode(exchange.outcome.answer);
	// Refused for its scope, the request has been admitted and its nonce is spent (HMAC-NONCE-07).
	if (manner === "no-scope" && status === 403) {
		return "admitted";
	}
	if (target.errors === "any" || exchange.request.method === "HEAD") {
		return manner === "forged" || manner === "wrong-body" ? "refused" : "replayed";
	}
	return code === "nonce_replayed" ? "replayed" : "refused";
}
