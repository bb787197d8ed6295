import { BlockList, isIP } from "node:net";
import type { Allowance, Check } from "../engine/check.ts";
import type { Edge } from "../engine/edges.ts";
import type { Target } from "../engine/target.ts";
import { UsageError } from "./usage-error.ts";

/** Parts of names, between dots and hyphens, that say what a host is for. */
const rehearsing =
	/^(?:(?:staging|stage|stg|development|devel|dev|testing|test|tst|sandbox|sbx|preview|qa|uat|integration|int|preprod|nonprod|demo|ci|local|canary)\d*|pr\d*)$/;
const serving = /^(?:production|prod|prd|live)\d*$/;
/** Domains that nobody reaches from outside, that are kept for examples, or that lead to a developer's machine. */
const elsewhere =
	/(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|corp|test|example|invalid|trycloudflare\.com|ngrok\.io|ngrok\.app|ngrok-free\.app|loca\.lt)$/;

const ownNetworks = new BlockList();
for (const [network, prefix] of [
	["127.0.0.0", 8],
	["10.0.0.0", 8],
	["172.16.0.0", 12],
	["192.168.0.0", 16],
	["169.254.0.0", 16],
	["100.64.0.0", 10],
] as const) {
	ownNetworks.addSubnet(network, prefix, "ipv4");
}
ownNetworks.addAddress("::1", "ipv6");
ownNetworks.addSubnet("fc00::", 7, "ipv6");
ownNetworks.addSubnet("fe80::", 10, "ipv6");

/**
 * Why a host looks as if others depended on it, as a clause; undefined where it does not. What nothing is known of looks
 * like production: whoever is wrong about that breaks more than whoever has to say so once.
 */
export function whyProduction(url: string): string | undefined {
	const host = new URL(url).hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
	const version = isIP(host);
	if (version !== 0) {
		return ownNetworks.check(host, version === 4 ? "ipv4" : "ipv6") ? undefined : `${host} is a public address`;
	}
	// The last label is a registry's, and says nothing, not even where it is dev.
	const parts = host.split(".").slice(0, -1).join("-").split("-");
	const said = parts.find((part) => serving.test(part));
	if (said !== undefined) return `its name says "${said}"`;
	if (!host.includes(".") || elsewhere.test(host) || parts.some((part) => rehearsing.test(part))) return undefined;
	return "nothing in its name says that it is for tests, such as staging, dev, test, sandbox, preview or qa";
}

/**
 * Throws a `UsageError` where one of these places looks like production and `what` is to be done there, unless the
 * operator knows. Nothing is asked: a pipeline has nobody to answer.
 */
export function requireKnowledge(
	places: readonly string[],
	{ what, instead, iKnow }: { what: string; instead: string; iKnow: boolean | undefined },
): void {
	if (iKnow === true) return;
	for (const place of places) {
		const why = whyProduction(place);
		if (why === undefined) continue;
		throw new UsageError(
			`${place} looks like production: ${why}. ${what} Test a staging gateway, ${instead}, or add --i-know if you mean it.`,
		);
	}
}

/** What these options ask to be done to a target. */
interface Asked {
	allow?: readonly Allowance[];
	edge?: readonly Edge[];
	iKnow?: boolean;
}

/** Throws a `UsageError` where what may disturb a target is to be done on one that looks like production. */
export function requireKnowing(
	{ setup, baseUrl, lendsItself, revocable }: Pick<Target, "setup" | "baseUrl" | "lendsItself" | "revocable">,
	asked: readonly (Pick<Check, "needs"> & Partial<Pick<Check, "borrows">>)[],
	{ allow = [], edge = [], iKnow }: Asked,
): void {
	const changesKeys = lendsItself === true && asked.some(({ borrows }) => borrows !== undefined);
	const revokesKey = revocable !== undefined && asked.some(({ needs }) => needs.includes("revocable"));
	const risky = [
		...(allow.length === 0 ? [] : [`--allow ${allow.join(",")}`]),
		...(edge.length === 0 ? [] : ["--edge"]),
		...(changesKeys ? ["issuer.keySetSeconds in the config"] : []),
		...(revokesKey ? ["hmac.keys.revocable in the config"] : []),
	];
	if (setup === "ours" || risky.length === 0) return;
	const named = risky.join(" and ");
	requireKnowledge([baseUrl, ...edge.map(({ url }) => url)], {
		what: `${named} asks for what may disturb those who depend on it.`,
		instead: `leave out ${named}`,
		iKnow,
	});
}
