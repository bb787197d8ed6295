import type { SigningScheme } from "../client/signing-scheme.ts";
import { isShared } from "../client/token-keys.ts";
import type { Need } from "../engine/check.ts";
import type { RunnerConfig } from "./schema.ts";

/** With keys that are given, or that the runner makes and has its issuer publish. */
function canSign({ jwt, issuer }: RunnerConfig): boolean {
	return jwt !== undefined && (jwt.keys !== undefined || (issuer !== undefined && jwt.token === undefined));
}

/** Each need that a config can meet, and when it does. `fresh` and `keystore` take a gateway of our own. */
const given: readonly (readonly [Need, (config: RunnerConfig, scheme: SigningScheme) => boolean])[] = [
	["credential", ({ hmac, jwt }) => hmac !== undefined || jwt !== undefined],
	["hmac", ({ hmac }) => hmac !== undefined],
	["hmac.second", ({ hmac }) => hmac?.keys.second !== undefined],
	["hmac.readOnly", ({ hmac }) => hmac?.keys.readOnly !== undefined],
	["hmac.revoked", ({ hmac }) => hmac?.keys.revoked !== undefined],
	["hmac.expired", ({ hmac }) => hmac?.keys.expired !== undefined],
	["revocable", ({ hmac }) => hmac?.keys.revocable !== undefined],
	["hmac.smallQuota", ({ hmac }) => hmac?.keys.smallQuota !== undefined],
	["hmac.rotated", ({ hmac }) => hmac?.keys.rotated?.retired !== undefined],
	["jwt", ({ jwt }) => jwt !== undefined],
	["jwt.sign", canSign],
	["jwt.issuer", (config) => canSign(config) && config.jwt?.issuer !== undefined],
	["jwt.audience", (config) => canSign(config) && config.jwt?.audience !== undefined],
	["jwt.public", (config) => canSign(config) && (config.jwt?.keys?.some(({ alg }) => !isShared(alg)) ?? true)],
	["jwt.kid", (config) => canSign(config) && (config.jwt?.keys ?? []).every(({ kid }) => kid !== undefined)],
	["issuer", (config) => config.issuer !== undefined && canSign(config)],
	["key-set", (config) => config.issuer?.keySetSeconds !== undefined && canSign(config)],
	["echo", ({ echo }) => echo?.format === true],
	["echo.log", ({ echo }) => echo?.control !== undefined],
	["route.write", ({ routes }) => routes.write !== undefined],
	["route.other", ({ routes }) => routes.other !== undefined],
	["route.scopes", ({ routes }) => (routes.read?.scopes ?? []).length > 0],
	["route.public", ({ routes }) => routes.public !== undefined],
	["countersign-v1", (_, scheme) => scheme.name === "countersign-v1"],
	["sorted-query", (_, scheme) => scheme.name === "sorted-query"],
	["errors.countersign", ({ errors }) => errors === "countersign"],
	["specification", ({ errors, specification }) => specification ?? errors === "countersign"],
	["hostList", ({ hostList }) => hostList === true],
	["timing.off", ({ serverTiming }) => serverTiming !== true],
	["otherHost", ({ otherHost }) => otherHost !== undefined],
	// Without anything in front of the gateway, whoever waits for a whole body is the gateway.
	["direct", ({ direct }) => direct === true],
	["unbuffered", ({ direct }) => direct === true],
	["maxBodyBytes", ({ maxBodyBytes }) => maxBodyBytes !== undefined],
];

/** What a config gives, as needs that it meets. */
export function capabilitiesOf(config: RunnerConfig, scheme: SigningScheme): ReadonlySet<Need> {
	return new Set(given.filter(([, meets]) => meets(config, scheme)).map(([need]) => need));
}
