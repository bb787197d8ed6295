import type { Probe } from "../client/probe.ts";
import type { Check, Need } from "./check.ts";

interface Control {
	/** A request that must be accepted if what was given is right. */
	readonly probe: Probe;
	readonly what: string;
	/** What to look at in the config. */
	readonly members: string;
}

/** What an operator gives, and a plain request shows to be given rightly. */
const controls = {
	hmac: {
		probe: { credential: "hmac" },
		what: "a valid hmac request",
		members: "hmac.keys.primary, scheme and publicOrigin",
	},
	jwt: {
		probe: { credential: "jwt" },
		what: "a valid jwt request",
		members: "jwt and the scopes of routes.read",
	},
	"hmac.second": {
		probe: { credential: "hmac", key: "second" },
		what: "a valid request of the second key",
		members: "hmac.keys.second",
	},
	"hmac.readOnly": {
		probe: { credential: "hmac", key: "readOnly" },
		what: "a valid reading request of the read-only key",
		members: "hmac.keys.readOnly",
	},
	"route.write": {
		probe: { credential: "any", route: "write" },
		what: "a valid request to routes.write",
		members: "routes.write and the scopes that the credential has",
	},
	"route.other": {
		probe: { credential: "any", route: "other" },
		what: "a valid request to routes.other",
		members: "routes.other and the scopes that the credential has",
	},
	"route.public": {
		probe: { credential: "none", route: "public" },
		what: "a request without credentials to routes.public",
		members: "routes.public",
	},
} as const satisfies Partial<Record<Need, Control>>;

export type Given = keyof typeof controls;

export const givenCredentials = ["hmac", "jwt"] as const satisfies readonly Given[];

/** What needs a credential of those above to be shown. */
export const givenBesides = [
	"hmac.second",
	"hmac.readOnly",
	"route.write",
	"route.other",
	"route.public",
] as const satisfies readonly Given[];

export function controlOf(given: Given): Control {
	return controls[given];
}

/** Whether the check proves nothing if the target does not accept what was given. */
export function relies(check: Check, given: Given, capabilities: ReadonlySet<Need>): boolean {
	// Where it may be either, a signed request is sent if there is a key.
	const either = capabilities.has("hmac") ? "hmac" : "jwt";
	const sends = check.kind === "exchange" ? [check.twin, check.probe].map(({ credential }) => credential) : [];
	return (
		check.needs.some((need) => need === given || need.startsWith(`${given}.`)) ||
		sends.some((credential) => credential === given) ||
		(sends.includes("both") && (given === "hmac" || given === "jwt")) ||
		(given === either && (sends.includes("any") || check.needs.includes("credential")))
	);
}
