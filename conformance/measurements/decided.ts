import type { Probe } from "../client/probe.ts";
import { describeOutcome } from "../engine/answer.ts";
import type { Exchange, Trial } from "../engine/check.ts";
import { Hindered } from "../engine/measurement.ts";

/** A request, and whether the gateway let it in or kept it out. */
export interface Decided {
	accepted: boolean;
	exchange: Exchange;
}

type Hands = Pick<Trial, "exchange" | "judge">;

/**
 * Sends a probe and says what the gateway decided; once more where an answer is lost. Throws `Hindered` for an answer
 * that is neither: a fault, a limit, something in front of the gateway.
 */
export async function decided({ exchange: send, judge }: Hands, probe: Probe): Promise<Decided> {
	const first = await send(probe);
	const exchange = first.outcome.ok ? first : await send(probe);
	if (judge.accepted(exchange)) return { accepted: true, exchange };
	const outcome = await judge.expect(exchange, { kind: "refused", codes: ["invalid_credentials"] });
	if (outcome.verdict === "inconclusive") throw new Hindered(outcome.reason);
	const { ok } = exchange.outcome;
	if (ok && isRefusal(exchange.outcome.answer.status)) return { accepted: false, exchange };
	throw new Hindered(`The target neither lets a request in nor refuses it: ${describeOutcome(exchange.outcome)}.`);
}

function isRefusal(status: number): boolean {
	return status >= 400 && status <= 499 && status !== 429;
}

/** The target's clock around an exchange; the whole of time where nobody has looked at it. */
export function clockAround({ clock }: Exchange): { before: number; after: number } {
	return clock ?? { before: Number.NEGATIVE_INFINITY, after: Number.POSITIVE_INFINITY };
}
