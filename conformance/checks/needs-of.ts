import { needsNoKey } from "../client/given-token.ts";
import type { Framing, Probe, TokenDefect } from "../client/probe.ts";
import type { Need } from "../engine/check.ts";

const keyNeeds: Readonly<Partial<Record<NonNullable<Probe["key"]>, Need>>> = {
	second: "hmac.second",
	readOnly: "hmac.readOnly",
	revoked: "hmac.revoked",
	expired: "hmac.expired",
	rotated: "hmac.rotated",
	retired: "hmac.rotated",
	revocable: "revocable",
	smallQuota: "hmac.smallQuota",
};

const routeNeeds: Readonly<Partial<Record<NonNullable<Probe["route"]>, Need>>> = {
	write: "route.write",
	other: "route.other",
	public: "route.public",
};

/** What it takes to build these probes, to have their honest parts accepted, and to have an answer to them. */
export function needsOf(...probes: readonly Probe[]): readonly Need[] {
	return [...new Set(probes.flatMap(needsOfOne))];
}

function needsOfOne({ credential, key, route, sign, token, framing }: Probe): Need[] {
	const needs: (Need | undefined)[] = [
		credential === "any" ? "credential" : undefined,
		credential === "hmac" || credential === "both" ? "hmac" : undefined,
		credential === "jwt" || credential === "both" ? tokenNeed(token) : undefined,
		key === undefined ? undefined : keyNeeds[key],
		route === undefined ? undefined : routeNeeds[route],
		sign?.secret === "second-key" ? "hmac.second" : undefined,
		framing !== undefined && neverEnds(framing) ? "unbuffered" : undefined,
	];
	return needs.filter((need) => need !== undefined);
}

/** So many bytes are announced that none of our bodies has them. */
const announcesTooMuch = /^0*[1-9]\d{4,}$/;
/** The last chunk, and the end of the trailer section (RFC 9112 §7.1). */
const lastChunk = /(?:^|\r\n)0+\r\n(?:[^\r\n]+\r\n)*\r\n$/;

/** Whether the sender lets whoever reads the body wait for the rest of it. */
function neverEnds(framing: Framing): boolean {
	if (framing.kind === "declared") return framing.thenClose !== true && announcesTooMuch.test(framing.declared);
	return framing.kind === "bad-chunks" && framing.thenClose !== true && !lastChunk.test(framing.text);
}

function tokenNeed(token: TokenDefect = {}): Need {
	return needsNoKey(token) ? "jwt" : "jwt.sign";
}
