import type { IssuerControl, IssuerMode } from "../../conformance/engine/check.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import type { IssuerView } from "../models/issued-token.ts";
import { KeptKeySet, type SeenFetch } from "../models/kept-key-set.ts";
import { keySetOf, type Published } from "../models/published-keys.ts";
import { Unsettled } from "./verdict.ts";

/** A fetch of the set with the headers that came with it. */
export type Fetched = Awaited<ReturnType<IssuerControl["fetches"]>>[number];

/** The issuer of a site: one that is left alone, or one that is told what to publish. */
export interface SiteIssuer {
	readonly isOurs: boolean;
	/** Whether it is known which set the gateway has, and what it waits for. */
	isKnown(): boolean;
	/** What the gateway has fetched by now was not watched. */
	forget(): void;
	/** So much time has passed that nothing counts of what was before. */
	outlive(): void;
	publish(mode: IssuerMode): Promise<void>;
	/** How often it was asked so far, and what for after so many times; nobody counts where it is left alone. */
	asked(): Promise<number>;
	fetchesAfter(asked: number): Promise<readonly Fetched[]>;
	/** What the gateway should go by, where it has fetched so often for one token. */
	view(fetches: readonly Fetched[]): IssuerView;
}

/** An issuer that goes on publishing what it publishes now. Rejects where that is no set. */
export async function issuerLeftAlone({ url }: IssuerControl): Promise<SiteIssuer> {
	const set = keySetOf(await read(url));
	if (set === undefined) {
		throw new Error("the issuer publishes no key set");
	}
	return {
		isOurs: false,
		isKnown: () => true,
		forget: () => {},
		outlive: () => {},
		publish: async () => {},
		asked: async () => 0,
		fetchesAfter: async () => [],
		view: () => ({ kind: "fixed", set }),
	};
}

/** An issuer of which nobody else fetches than the gateway with this setup. */
export function issuerInHand(control: IssuerControl, { tokens }: GatewaySetup): SiteIssuer {
	const kept = new KeptKeySet(tokens);
	let published: SeenFetch;
	let tries = 1;
	return {
		isOurs: true,
		isKnown: () => kept.isKnown,
		forget: () => kept.forget(),
		outlive: () => kept.outlive(),
		async publish(mode) {
			await control.set(mode);
			tries = mode.mode === "down" ? 2 : 1;
			const isLate = mode.mode === "slow" && mode.delayMs >= tokens.timeoutSeconds * 1000;
			published = isLate ? undefined : keySetOf(await read(control.url));
		},
		asked: async () => (await control.fetches()).at(-1)?.number ?? 0,
		fetchesAfter: async (asked) => (await control.fetches()).filter(({ number }) => number > asked),
		view: (fetches) => ({ kind: "kept", kept, fetches: fetches.map(() => published), tries }),
	};
}

const readMs = 10_000;

/** What the issuer answers, as anybody sees it who follows no redirect. */
async function read(url: string): Promise<Published | undefined> {
	try {
		const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(readMs) });
		return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
	} catch (error) {
		if (error instanceof Error && error.name === "TimeoutError") {
			throw new Unsettled("the issuer of the run does not come to answer");
		}
		return undefined;
	}
}
