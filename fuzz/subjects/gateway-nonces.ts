import { describeOutcome } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import type { NonceSubject } from "../laws/nonce-history.ts";
import { tooMany, Unsettled } from "../laws/verdict.ts";
import type { NonceRequest } from "../models/nonce-command.ts";
import type { Altered, Gateway } from "../place.ts";
import { nonceAnswer, nonceProbe } from "./nonce-probe.ts";

/** A gateway behind its wire: signed requests over separate connections, and what they were answered. */
export function gatewayNonces(gateway: Gateway): NonceSubject {
	const { evict, target } = gateway;
	const sent = new Map<number, Altered>();
	const altered = async (request: NonceRequest): Promise<Altered> => {
		const one = sent.get(request.id) ?? (await gateway.alter(nonceProbe(request)));
		sent.set(request.id, one);
		return one;
	};
	return {
		clocks: () => {
			const now = Date.now();
			return { here: now, there: now, object: now };
		},
		async send(request) {
			const { copies, place, manner } = request;
			const one = await altered(request);
			const way = (place === "there" ? gateway.there : undefined) ?? gateway;
			const exchanges = copies === 1 ? [await way.send(one)] : await way.race(one, copies);
			const answered = exchanges.map((exchange) => ({ exchange, answer: nonceAnswer(exchange, manner, target) }));
			const isAdmitted = answered.some(({ answer }) => answer === "admitted");
			return answered.map(({ exchange, answer }) => {
				if (answer !== undefined) return { answer, exchange };
				// That one was admitted must not be forgotten over another of which nothing is known.
				if (!isAdmitted) throw unanswered(exchange);
				return { answer: "lost", exchange };
			});
		},
		...(gateway.there === undefined ? { isOnePlace: true } : {}),
		...(evict === undefined ? {} : { evict }),
	};
}

function unanswered({ outcome }: Exchange): Unsettled {
	const isTooMany = outcome.ok && outcome.answer.status === 429;
	return isTooMany ? tooMany(outcome.answer) : new Unsettled(describeOutcome(outcome));
}
