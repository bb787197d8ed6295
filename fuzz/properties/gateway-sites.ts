import { randomBytes } from "node:crypto";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import { realTime } from "../../conformance/engine/schedule.ts";
import type { SpareKind } from "../../conformance/engine/spares.ts";
import type { FreshTarget, Target } from "../../conformance/engine/target.ts";
import type { AskChoice } from "../arbitraries/gateway-ask.ts";
import type { Checkable } from "../checkable.ts";
import type { WholeParts } from "../laws/course.ts";
import type { Site } from "../laws/gateway-site.ts";
import { issuerInHand, issuerLeftAlone } from "../laws/site-issuer.ts";
import { setupOf } from "../models/gateway-setup.ts";
import type { Gateway, Place } from "../place.ts";
import type { Opened } from "../property.ts";

/** What a lab has beside the gateway, so that each property that follows key sets has a gateway of its own. */
export const besideTheGateway = {
	spares: { fresh: {}, lent: { attentive: 2 } },
	variants: ["edges", "sorted-query", "short-limits", "environment"],
} as const;

/** The gateway itself, and the same gateway with another configuration, as far as there is one. */
export async function ownSites({ target, admit, evict }: Gateway): Promise<readonly Site[]> {
	const variants = (["sorted-query", "short-limits", "environment"] as const).map((name) => ({
		name,
		at: target.variants?.[name],
	}));
	const own = { name: "main", at: target, ...(evict === undefined ? {} : { evict }) };
	const sites = await Promise.all([own, ...variants].map((site) => siteOf(site, target, admit)));
	return sites.filter((site) => site !== undefined);
}

/** Opens a property that follows a gateway of this kind, lent as long as it is open; it is skipped where none is ours. */
export async function openOnLent(
	place: Place,
	kind: SpareKind,
	make: (site: Site, gateway: Gateway) => Checkable | Promise<Checkable>,
): Promise<Opened> {
	const gateway = await place.gateway();
	if (!gateway.usable) {
		return { ...gateway, ready: false };
	}
	const lease = await lentBy(gateway.target, kind);
	const opening = lease && { name: kind, at: lease.gateway, isIssuerOurs: true };
	const site = opening && (await siteOf(opening, gateway.target, gateway.admit));
	const close = async () => {
		await lease?.gateway.issuer.set({ mode: "ok" });
		await lease?.giveBack();
	};
	if (site === undefined) {
		await close();
		return { ready: false, ...onlyOfOurs };
	}
	return { ready: true, checkable: await make(site, gateway), close };
}

interface Opening {
	readonly name: string;
	readonly at: (Pick<FreshTarget, "build" | "transport" | "configuration"> & Partial<FreshTarget>) | undefined;
	readonly isIssuerOurs?: boolean;
	readonly evict?: (keyId: string) => Promise<void>;
}

/** Undefined where the gateway is not the runner's, so that nobody knows what it was told. */
async function siteOf(
	{ name, at, isIssuerOurs = false, evict }: Opening,
	{ keystore: store, echo, variants }: Target,
	admit: Gateway["admit"],
): Promise<Site | undefined> {
	const { build, transport, configuration, issuer } = at ?? {};
	if (build === undefined || transport === undefined || configuration === undefined || issuer === undefined) {
		return undefined;
	}
	if (store === undefined || echo === undefined) {
		return undefined;
	}
	const setup = setupOf(configuration);
	const elsewhere = name === "main" ? variants?.edges?.transport : undefined;
	return {
		...{ name, setup, build, transport, store, admit },
		...(elsewhere === undefined ? {} : { elsewhere }),
		issuer: isIssuerOurs ? issuerInHand(issuer, setup) : await issuerLeftAlone(issuer),
		now: () => Date.now() / 1000,
		...(evict === undefined ? {} : { evict }),
		seen: (text) => echo.seen(text),
	};
}

async function lentBy({ lend, lendsItself }: Target, kind: SpareKind) {
	try {
		return lendsItself === true ? undefined : await lend?.(kind);
	} catch {
		// There is none of the kind: whoever set the target up did not start one.
		return undefined;
	}
}

/** Why a gateway of somebody else's cannot be followed so closely. */
const onlyOfOurs = {
	verdict: "skip",
	reason: "it takes a gateway whose configuration, key store, issuer and upstream are the runner's",
	remedy: "run against the embedded gateway (no --target)",
} as const;

/** What the law is given, in a run against gateways that are up. */
export function wholeParts(sites: readonly Site[], runId: string): WholeParts {
	return {
		sites: new Map(sites.map((site) => [site.name, site])),
		freshLetters: () => randomBytes(6).toString("hex"),
		statusOf: readSpecification().statusOf,
		time: realTime,
		runId,
		timeoutMs: 10_000,
	};
}

/** What requests to a gateway can be made of. */
export function choiceOf({ name, setup, elsewhere }: Site): AskChoice & { readonly name: string } {
	const { issuer, audience } = setup.tokens;
	const { hosts, bodyBytes, upstreamSeconds, liveNonces, forwarded } = setup;
	const hasElsewhere = elsewhere !== undefined;
	return { name, issuer, audience, hosts, bodyBytes, upstreamSeconds, liveNonces, forwarded, hasElsewhere };
}
