import { type Quotas, type QuotaWindow, quotaWindows } from "./key-record.ts";

/** What of one quota a request is told (LIM-05). */
export interface QuotaTold {
	readonly window: QuotaWindow;
	readonly limit: number;
	readonly remaining: number;
	/** Unix seconds. */
	readonly reset: number;
}

export type Admission =
	| { readonly decision: "admitted"; readonly quotas: readonly QuotaTold[] }
	| { readonly decision: "replayed" }
	| { readonly decision: "over-quota"; readonly quotas: readonly QuotaTold[] }
	| { readonly decision: "full" }
	/** Whoever counts may have come to either. */
	| { readonly decision: "open" };

export interface Asked {
	readonly keyId: string;
	readonly nonce: string;
	readonly quotas: Quotas;
}

const windows = Object.keys(quotaWindows) as QuotaWindow[];

/**
 * The admission objects of an ideal gateway, which decide revoked, replayed, over quota, full in this order, and change
 * nothing but by admitting (LIM-01 to LIM-06, HMAC-NONCE).
 */
export class AdmissionModel {
	/** All of them live: none lapses in the minutes that a sequence takes. */
	readonly #spent = new Set<string>();
	readonly #liveNonces: number;
	readonly #used = new Map<string, number>();
	readonly #live = new Map<string, number>();
	/** Keys of which more was admitted than was counted: requests that came before there was a quota of the window. */
	readonly #uncounted = new Set<string>();

	constructor(liveNonces: number) {
		this.#liveNonces = liveNonces;
	}

	/** `now` is in Unix seconds. An admission counts at once. */
	ask({ keyId, nonce, quotas }: Asked, now: number): Admission {
		const second = Math.floor(now);
		if (this.#spent.has(JSON.stringify([keyId, nonce]))) {
			return { decision: "replayed" };
		}
		const named = windows.filter((window) => quotas[window] !== undefined);
		// Whether a quota counts what was admitted before it was there, the specification leaves open.
		if (named.some((window) => this.#uncounted.has(counter(keyId, window, second)))) {
			return { decision: "open" };
		}
		const told = (extra: number) =>
			named.map((window): QuotaTold => {
				const limit = quotas[window] ?? 0;
				const used = (this.#used.get(counter(keyId, window, second)) ?? 0) + extra;
				return { window, limit, remaining: Math.max(0, limit - used), reset: windowEnd(window, second) };
			});
		if (told(0).some(({ remaining }) => remaining === 0)) {
			return { decision: "over-quota", quotas: told(0) };
		}
		const live = this.#live.get(keyId) ?? 0;
		if (live >= this.#liveNonces) {
			return { decision: "full" };
		}
		this.#live.set(keyId, live + 1);
		this.#spent.add(JSON.stringify([keyId, nonce]));
		const quotasTold = told(1);
		for (const window of windows) {
			const name = counter(keyId, window, second);
			if (quotas[window] === undefined) {
				this.#uncounted.add(name);
			}
			this.#used.set(name, (this.#used.get(name) ?? 0) + 1);
		}
		return { decision: "admitted", quotas: quotasTold };
	}
}

/** Fixed UTC windows (LIM). */
function counter(keyId: string, window: QuotaWindow, second: number): string {
	return JSON.stringify([keyId, window, windowEnd(window, second)]);
}

function windowEnd(window: QuotaWindow, second: number): number {
	const length = quotaWindows[window];
	return (Math.floor(second / length) + 1) * length;
}
