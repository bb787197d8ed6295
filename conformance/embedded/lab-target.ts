import { requestBuilder } from "../client/build.ts";
import { socketTransport } from "../client/socket.ts";
import type { KeyStoreControl, Need } from "../engine/check.ts";
import type { FreshTarget, Target } from "../engine/target.ts";
import { issuerControl, type Peers } from "../peers/index.ts";
import { bodyLimit, type Json, labRoutes } from "./gateway-config.ts";
import { buildMaterial, type LabMaterial } from "./lab-material.ts";

/** A gateway of the lab that is up. */
export interface RunningGateway {
	/** Also the name of its key set at the issuer. */
	name: string;
	url: string;
	config: Readonly<Record<string, Json>>;
}

/** What all gateways of an instance share. */
interface Surroundings {
	material: LabMaterial;
	peers: Peers;
	keystore: KeyStoreControl;
}

export interface TargetParts extends Surroundings {
	gateway: RunningGateway;
	/** Gateways of the same make that were never asked anything. */
	spares: readonly RunningGateway[];
	/** The same gateway under other schemes. */
	variants: readonly RunningGateway[];
}

/** Met by every gateway of the lab. */
const usualNeeds: readonly Need[] = [
	"hmac",
	"hmac.second",
	"hmac.readOnly",
	"hmac.revoked",
	"hmac.expired",
	"hmac.rotated",
	"jwt",
	"jwt.sign",
	"issuer",
	"echo",
	"echo.log",
	"keystore",
	"route.write",
	"route.other",
	"route.public",
	"errors.countersign",
	"maxBodyBytes",
];

const schemeNeeds: readonly Need[] = ["countersign-v1", "sorted-query"];

/** A gateway of the lab as the engine tests it: everything around it is ours. */
export function labTarget({ gateway, spares, variants, ...surroundings }: TargetParts): Target {
	const siblings = variants.map((variant) => {
		const target = labTarget({ ...surroundings, gateway: variant, spares: [], variants: [] });
		return [target.scheme, target] as const;
	});
	const { material, peers, keystore } = surroundings;
	const { scheme } = buildMaterial(material, gateway.config);
	const hosts = gateway.config["hosts"];
	return {
		...reach(gateway, surroundings),
		name: gateway.name === "main" ? "embedded gateway" : `embedded gateway ${gateway.name}`,
		baseUrl: gateway.url,
		scheme: scheme.name,
		errors: "countersign",
		setup: "ours",
		clock: "shared",
		marker: "x-request-id",
		capabilities: new Set<Need>([
			...usualNeeds,
			...schemeNeeds.filter((need) => need === scheme.name),
			...(spares.length > 0 ? (["fresh"] as const) : []),
			...(Array.isArray(hosts) && hosts.length > 0 ? (["hostList"] as const) : []),
		]),
		routes: labRoutes,
		maxBodyBytes: bodyLimit(gateway.config),
		secrets: material.secrets,
		sensitiveHeaders: [scheme.headers.signature.name],
		echo: peers.echo,
		keystore,
		variants: Object.fromEntries(siblings),
		fresh: handOut(spares, surroundings),
		defaultConcurrency: 16,
	};
}

function handOut(spares: readonly RunningGateway[], surroundings: Surroundings): () => Promise<FreshTarget> {
	const unused = [...spares];
	return async () => {
		const spare = unused.shift();
		if (spare === undefined) {
			throw new Error(`none of the ${spares.length} fresh gateways is left: start the lab with more spares`);
		}
		return reach(spare, surroundings);
	};
}

function reach({ name, url, config }: RunningGateway, { material, peers }: Surroundings): FreshTarget {
	return {
		build: requestBuilder(buildMaterial(material, config)),
		transport: socketTransport(url),
		issuer: issuerControl(peers.issuer, name, material.mint),
	};
}
