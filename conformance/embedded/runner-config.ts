import type { Target } from "../engine/target.ts";
import type { Peers } from "../peers/index.ts";
import { labRoutes, otherHost, publicOrigin, tokenKeys, tokenPolicy } from "./gateway-config.ts";
import { labKeys } from "./lab-keys.ts";
import type { RunningGateway } from "./lab-target.ts";

/** A runner's config for a gateway of the lab, seen from another process. It names published keys and holds no secret. */
export function runnerConfig(
	{ name, url, config }: RunningGateway,
	{ scheme, maxBodyBytes, capabilities }: Pick<Target, "scheme" | "maxBodyBytes" | "capabilities">,
	peers: Peers,
): Record<string, unknown> {
	const from = (id: string) => ({ published: id });
	const keys = labKeys.map(({ role, id, secrets: [first, ...others], retired, quota }) => [
		role,
		others.length === 0
			? { id, secret: from(first), ...(quota === undefined ? {} : { quota }) }
			: { id, secrets: [first, ...others].map(from), ...(retired === undefined ? {} : { retired: from(retired) }) },
	]);
	return {
		target: url,
		publicOrigin: config["publicOrigin"] ?? publicOrigin,
		hostList: capabilities.has("hostList"),
		...(capabilities.has("otherHost") ? { otherHost } : {}),
		errors: "countersign",
		scheme,
		maxBodyBytes,
		hmac: { keys: Object.fromEntries(keys) },
		jwt: {
			...tokenPolicy,
			keys: tokenKeys.map(({ name, alg }) => ({ kid: name, alg, jwk: from(name) })),
			claims: { sub: "user-1", azp: "client-token", org_id: "org_token" },
		},
		issuer: { control: peers.issuer.url, set: name },
		echo: { format: true, control: peers.echo.url },
		routes: labRoutes,
	};
}
