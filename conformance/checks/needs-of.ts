import type { Probe, TokenDefect } from "../client/probe.ts";
import type { Need } from "../engine/check.ts";

const keyNeeds: Readonly<Partial<Record<NonNullable<Probe["key"]>, Need>>> = {
	second: "hmac.second",
	readOnly: "hmac.readOnly",
	revoked: "hmac.revoked",
	expired: "hmac.expired",
	rotated: "hmac.rotated",
	retired: "hmac.rotated",
};

const routeNeeds: Readonly<Partial<Record<NonNullable<Probe["route"]>, Need>>> = {
	write: "route.write",
	other: "route.other",
	public: "route.public",
};

/** What it takes to build these probes and to have their honest parts accepted. */
export function needsOf(...probes: readonly Probe[]): readonly Need[] {
	return [...new Set(probes.flatMap(needsOfOne))];
}

function needsOfOne({ credential, key, route, sign, token }: Probe): Need[] {
	const needs: (Need | undefined)[] = [
		credential === "any" ? "credential" : undefined,
		credential === "hmac" || credential === "both" ? "hmac" : undefined,
		credential === "jwt" || credential === "both" ? tokenNeed(token) : undefined,
		key === undefined ? undefined : keyNeeds[key],
		route === undefined ? undefined : routeNeeds[route],
		sign?.secret === "second-key" ? "hmac.second" : undefined,
	];
	return needs.filter((need) => need !== undefined);
}

/** Changes of the text can be made to a token that was given; everything else takes a key to sign with. */
function tokenNeed(token: TokenDefect = {}): Need {
	return Object.keys(token).every((name) => name === "text") ? "jwt" : "jwt.sign";
}
