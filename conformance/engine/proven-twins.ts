import type { Probe } from "../client/probe.ts";
import type { Outcome } from "./check.ts";

/** How long the acceptance of a twin speaks for the checks that have the same one. */
const lifetimeMs = 10_000;

/**
 * Remembers which twins were accepted a moment ago. Many checks have the same one, and to send it again for each of
 * them proves nothing more; what was not accepted is always sent again, so that each check has its own evidence.
 */
export class ProvenTwins {
	readonly #asked = new Map<string, { at: number; accepted: Promise<boolean> }>();
	readonly #now: () => number;

	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** The outcome of a twin on the target at this URL: a recent acceptance, or else what `send` comes to. */
	async prove(twin: Probe, url: string, send: () => Promise<Outcome>): Promise<Outcome> {
		const key = `${url} ${JSON.stringify(twin)}`;
		const before = this.#asked.get(key);
		if (before !== undefined && this.#now() - before.at < lifetimeMs && (await before.accepted)) {
			return { verdict: "pass" };
		}
		const sent = send();
		const accepted = sent.then(
			({ verdict }) => verdict === "pass",
			() => false,
		);
		this.#asked.set(key, { at: this.#now(), accepted });
		return sent;
	}
}
