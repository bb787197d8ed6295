import type { Exchange, Trial } from "./check.ts";
import type { Target } from "./target.ts";

/** Long enough for a gateway that does not wait, and no longer: one that waits is waited for in vain. */
const patienceMs = 2000;
/** Of this many times the duration of a plain exchange, where that is longer. */
const plainExchanges = 4;

/**
 * How long to wait for an answer to a request whose body does not end, as far from the target as `plain`, an exchange
 * with it, says that it is.
 */
export function patienceFor(plain: Exchange | undefined): number {
	return Math.max(patienceMs, plain?.outcome.ok ? plainExchanges * plain.outcome.answer.durationMs : 0);
}

/**
 * Whether the target answers before the body has ended: sends one request without credentials, of whose body one byte is
 * missing for as long as `trial` waits. Whatever is answered will do.
 */
export async function answersEarly(
	{ routes }: Pick<Target, "routes">,
	trial: Pick<Trial, "exchange">,
): Promise<boolean> {
	const { outcome } = await trial.exchange({
		credential: "none",
		...(routes.write === undefined ? { method: "POST" } : { route: "write" }),
		body: { text: "{}" },
		framing: { kind: "declared", declared: "3" },
	});
	return outcome.ok;
}
