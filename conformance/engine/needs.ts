import type { Allowance, Check, Need } from "./check.ts";
import { needsOn } from "./standing.ts";

interface NeedRow {
	reason: string;
	/** How the operator of a target of their own gives it. */
	remedy: string;
}

/** What each need means, and how it is given. */
export const needTable: Readonly<Record<Need, NeedRow>> = {
	credential: {
		reason: "no credential is configured",
		remedy: "set hmac.keys.primary, jwt.keys or jwt.token",
	},
	hmac: { reason: "no HMAC key is configured", remedy: "set hmac.keys.primary" },
	"hmac.second": { reason: "no second HMAC key is configured", remedy: "set hmac.keys.second" },
	"hmac.readOnly": {
		reason: "no read-only HMAC key is configured",
		remedy: "set hmac.keys.readOnly to a key without the scopes of routes.write",
	},
	"hmac.revoked": { reason: "no revoked HMAC key is configured", remedy: "set hmac.keys.revoked" },
	"hmac.expired": { reason: "no expired HMAC key is configured", remedy: "set hmac.keys.expired" },
	"hmac.rotated": {
		reason: "no HMAC key under rotation is configured",
		remedy: "set hmac.keys.rotated to a key with two secrets, and its retired one",
	},
	"hmac.smallQuota": {
		reason: "no HMAC key with a small quota is configured",
		remedy: "set hmac.keys.smallQuota to a key that nobody else uses, and its quota",
	},
	jwt: { reason: "no token and no signing key is configured", remedy: "set jwt.keys or jwt.token" },
	"jwt.sign": {
		reason: "no JWT signing key is configured",
		remedy: "set jwt.keys to a private key or a shared secret that the target trusts",
	},
	"jwt.issuer": {
		reason: "no issuer is configured, so that nothing shows whether the target looks at it",
		remedy: "set jwt.issuer to the iss of the tokens that the target takes",
	},
	"jwt.audience": {
		reason: "no audience is configured, so that nothing shows whether the target takes tokens that are for others",
		remedy:
			"set jwt.audience to the aud of tokens for the target; one that looks at none takes whatever its issuer signs",
	},
	"jwt.public": {
		reason: "the keys of the target have no public half",
		remedy: "it is about targets that verify with public keys",
	},
	"jwt.kid": {
		reason: "the target looks for the key of a token by no kid",
		remedy: "set the kid of each of jwt.keys if it does",
	},
	issuer: {
		reason: "the key set of the token issuer is not under the runner's control",
		remedy: "start the command `peers`, let the target fetch its key set there, and set issuer.control",
	},
	echo: {
		reason: "the upstream does not answer with what it saw",
		remedy: "put the upstream of the command `peers` behind the target and set echo.format to true",
	},
	"echo.log": {
		reason: "the log of the upstream cannot be asked",
		remedy: "put the upstream of the command `peers` behind the target and set echo.control",
	},
	fresh: {
		reason: "it takes a gateway that was never asked anything",
		remedy: "run against the embedded gateway (no --target)",
	},
	"key-set": {
		reason: "nobody says how soon the target takes what its issuer publishes",
		remedy:
			"let the target fetch its key set from the issuer that the command `peers` runs, and set issuer.control and issuer.keySetSeconds",
	},
	keystore: {
		reason: "the key store of the target cannot be written",
		remedy: "run against the embedded gateway (no --target)",
	},
	revocable: {
		reason: "no key is configured that may be revoked",
		remedy: "set hmac.keys.revocable, with the commands that revoke it and let it in again",
	},
	"route.write": { reason: "no writing route is configured", remedy: "set routes.write" },
	"route.other": { reason: "no second route is configured", remedy: "set routes.other" },
	"route.public": { reason: "no public route is configured", remedy: "set routes.public" },
	"countersign-v1": {
		reason: "the target uses another signing scheme than countersign-v1",
		remedy: "it is about that scheme only",
	},
	"sorted-query": {
		reason: "the target uses another signing scheme than sorted-query",
		remedy: "it is about that scheme only",
	},
	"errors.countersign": {
		reason: "the target has error bodies of its own",
		remedy: 'set errors to "countersign" if it answers as the specification says',
	},
	specification: {
		reason: "it is about a choice of Countersign's own, which the target does not claim to have made",
		remedy: "set specification to true if it does",
	},
	hostList: {
		reason: "the target is not said to serve only the hosts that it is told",
		remedy: "set hostList to true if it has a list of hosts",
	},
	"timing.off": {
		reason: "the target is said to send Server-Timing to the authenticated, as it may",
		remedy: "leave serverTiming out where it is switched off",
	},
	"route.scopes": {
		reason: "it is not known which scopes the reading route asks for",
		remedy: "set routes.read.scopes",
	},
	lab: {
		reason: "it relies on the routes and the limits of the embedded gateway",
		remedy: "run against the embedded gateway (no --target)",
	},
	"short-limits": {
		reason: "it takes a gateway whose limits are soon reached",
		remedy: "run against the embedded gateway (no --target)",
	},
	environment: {
		reason: "it takes a gateway for the keys of one environment",
		remedy: "run against the embedded gateway (no --target)",
	},
	otherHost: {
		reason: "no other host is known that the target serves",
		remedy: "set otherHost to an authority, other than that of the public origin, under which the target is reached",
	},
	direct: {
		reason: "what stands in front of the gateway may take away what this is about before the gateway sees it",
		remedy: "test the gateway where nothing stands in front of it, and set direct to true",
	},
	unbuffered: {
		reason: "something in front of the gateway, or the gateway itself, waits for the whole body before it answers",
		remedy: "test the gateway where nothing stands in front of it, and set direct to true",
	},
	edges: {
		reason: "no places are known at which the target is reached",
		remedy: "pass --edge NAME=URL twice or more",
	},
	maxBodyBytes: {
		reason: "the largest body that the target takes is not known",
		remedy: "set maxBodyBytes",
	},
};

/** Needs of which a target shows by itself, when it is asked, whether it meets them. */
export const measuredNeeds: readonly Need[] = ["unbuffered"];

const allowanceReason: Readonly<Record<Allowance, string>> = {
	load: "it puts load on the target",
	lockout: "it may lock a key out",
	mutation: "it changes something in the target",
	slow: "it waits for minutes",
};

export interface SkipReason {
	reason: string;
	remedy: string;
}

/** Why a check cannot run on a target, or undefined if it can. The first unmet need in the check's order decides. */
export function unmetNeed(
	check: Pick<Check, "id" | "requirement" | "needs" | "allow">,
	capabilities: ReadonlySet<Need>,
	allowed: ReadonlySet<Allowance>,
): SkipReason | undefined {
	const need = needsOn(check, capabilities).find((candidate) => !capabilities.has(candidate));
	if (need !== undefined) return needTable[need];
	if (check.allow !== undefined && !allowed.has(check.allow)) {
		return { reason: allowanceReason[check.allow], remedy: `pass --allow ${check.allow}` };
	}
	return undefined;
}
