import { requestBuilder } from "../client/build.ts";
import { socketTransport } from "../client/socket.ts";
import type { KeyStoreControl, Need } from "../engine/check.ts";
import type { FreshTarget, Target } from "../engine/target.ts";
import { issuerControl, type Peers } from "../peers/index.ts";
import { labRoutes, maxBodyBytes } from "./gateway-config.ts";
import type { LabMaterial } from "./lab-material.ts";

/** A gateway of the lab that is up. */
export interface RunningGateway {
	/** Also the name of its key set at the issuer. */
	name: string;
	url: string;
}

export interface TargetParts {
	gateway: RunningGateway;
	/** Gateways of the same make that were never asked anything. */
	spares: readonly RunningGateway[];
	material: LabMaterial;
	peers: Peers;
	keystore: KeyStoreControl;
	/** The same gateway under other schemes, by their names. */
	variants: NonNullable<Target["variants"]>;
}

const everyNeed: readonly Need[] = [
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
	"fresh",
	"keystore",
	"route.write",
	"route.other",
	"route.public",
	"errors.countersign",
	"hostList",
	"maxBodyBytes",
];

const schemeNeeds: readonly Need[] = ["countersign-v1", "sorted-query"];

/** A gateway of the lab as the engine tests it: everything around it is ours, so nothing is skipped for want of it. */
export function labTarget({ gateway, spares, material, peers, keystore, variants }: TargetParts): Target {
	const { scheme } = material;
	const unused = [...spares];
	const reached = reach(gateway, material, peers);
	return {
		...reached,
		name: gateway.name === "main" ? "embedded gateway" : `embedded gateway ${gateway.name}`,
		baseUrl: gateway.url,
		scheme: scheme.name,
		errors: "countersign",
		setup: "ours",
		clock: "shared",
		marker: "x-gateway",
		capabilities: new Set([...everyNeed, ...schemeNeeds.filter((need) => need === scheme.name)]),
		routes: labRoutes,
		maxBodyBytes,
		secrets: material.secrets,
		sensitiveHeaders: [scheme.headers.signature.name],
		echo: peers.echo,
		keystore,
		variants,
		fresh: async () => {
			const spare = unused.shift();
			if (spare === undefined) {
				throw new Error(`none of the ${spares.length} fresh gateways is left: start the lab with more spares`);
			}
			return reach(spare, material, peers);
		},
		defaultConcurrency: 16,
	};
}

function reach({ name, url }: RunningGateway, material: LabMaterial, peers: Peers): FreshTarget {
	return {
		build: requestBuilder(material),
		transport: socketTransport(url),
		issuer: issuerControl(peers.issuer, name, material.mint),
	};
}
