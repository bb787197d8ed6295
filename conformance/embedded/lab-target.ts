import { requestBuilder } from "../client/build.ts";
import { socketPlaces, socketTransport } from "../client/socket.ts";
import type { KeyStoreControl, Need } from "../engine/check.ts";
import type { Edges } from "../engine/edges.ts";
import { NotRepeatable } from "../engine/lost-answer.ts";
import type { PlatformControl } from "../engine/platform-control.ts";
import type { SpareKind } from "../engine/spares.ts";
import type { FreshTarget, Target } from "../engine/target.ts";
import { issuerControl, type Peers } from "../peers/index.ts";
import { bodyLimit, type Json, labRoutes, otherHost, tokenKeys } from "./gateway-config.ts";
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
	platform?: PlatformControl | undefined;
}

/** A running gateway of a kind. */
interface RunningSpare {
	kind: SpareKind;
	gateway: RunningGateway;
}

export interface TargetParts extends Surroundings {
	gateway: RunningGateway;
	/** The need that it meets and the instance does not, where it is a variant. */
	meets?: Need;
	/** The gateway of which it is another isolate, with the same admission objects. */
	sameAs?: RunningGateway;
	/** Gateways of the same make that were never asked anything. */
	fresh: readonly RunningSpare[];
	/** Gateways of the same make that checks borrow. */
	lent: readonly RunningSpare[];
	/** The same gateway with other configurations, each for the need that it meets. */
	variants: readonly { need: Need; gateway: RunningGateway }[];
}

/** Met by every gateway of the lab. */
const usualNeeds: readonly Need[] = [
	"credential",
	"hmac",
	"hmac.second",
	"hmac.readOnly",
	"hmac.revoked",
	"hmac.expired",
	"hmac.rotated",
	"hmac.smallQuota",
	"jwt",
	"jwt.sign",
	"jwt.issuer",
	"jwt.audience",
	"jwt.public",
	"jwt.kid",
	"issuer",
	"echo",
	"echo.log",
	"keystore",
	"revocable",
	"route.write",
	"route.other",
	"route.public",
	"errors.countersign",
	"maxBodyBytes",
	"timing.off",
	"route.scopes",
	"lab",
	"direct",
	"unbuffered",
];

const schemeNeeds: readonly Need[] = ["countersign-v1", "sorted-query"];

/** A gateway of the lab as the engine tests it: everything around it is ours. */
export function labTarget({ gateway, meets, sameAs, fresh, lent, variants, ...surroundings }: TargetParts): Target {
	const siblings = variants.map((variant) => {
		const parts = { gateway: variant.gateway, meets: variant.need, fresh: [], lent: [], variants: [] };
		if (variant.need === "edges")
			return [variant.need, labTarget({ ...surroundings, ...parts, sameAs: gateway })] as const;
		return [variant.need, labTarget({ ...surroundings, ...parts })] as const;
	});
	const { material, peers, keystore, platform } = surroundings;
	const { scheme } = buildMaterial(material, gateway.config);
	const listed = gateway.config["hosts"];
	const hosts = Array.isArray(listed) ? listed : [];
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
			...(meets === undefined ? [] : [meets]),
			...(fresh.length > 0 ? (["fresh"] as const) : []),
			...(lent.length > 0 ? (["key-set"] as const) : []),
			...(hosts.length > 0 ? (["hostList"] as const) : []),
			...(hosts.length === 0 || hosts.includes(otherHost) ? (["otherHost"] as const) : []),
		]),
		routes: labRoutes,
		timestamp: scheme.timestamp,
		...(sameAs === undefined ? {} : { edges: edgesOf(sameAs, gateway) }),
		maxBodyBytes: bodyLimit(gateway.config),
		tokenAlgorithms: tokenKeys.map(({ alg }) => alg),
		secrets: material.secrets,
		sensitiveHeaders: [scheme.headers.signature.name],
		...(platform === undefined ? {} : { platform }),
		echo: peers.echo,
		keystore,
		variants: Object.fromEntries(siblings),
		fresh: handOut(fresh, surroundings),
		lend: lendOut(lent, surroundings),
		defaultConcurrency: 16,
	};
}

function edgesOf(here: RunningGateway, there: RunningGateway): Edges {
	return {
		list: [
			{ name: "here", url: here.url },
			{ name: "there", url: there.url },
		],
		transport: socketPlaces([here.url, there.url]),
	};
}

function handOut(spares: readonly RunningSpare[], surroundings: Surroundings): NonNullable<Target["fresh"]> {
	const unused = [...spares];
	return async (kind, owed) => {
		const [spare, ...others] = unused.filter((each) => each.kind === kind);
		if (spare === undefined || others.length < owed) {
			const forOthers = owed === 0 ? "" : " but those that other checks are owed";
			throw new NotRepeatable(`no fresh gateway of the kind ${kind} is left${forOthers}`);
		}
		unused.splice(unused.indexOf(spare), 1);
		return reach(spare.gateway, surroundings);
	};
}

function lendOut(spares: readonly RunningSpare[], surroundings: Surroundings): NonNullable<Target["lend"]> {
	const idle = [...spares];
	const waiting: { kind: SpareKind; take: (spare: RunningSpare) => void }[] = [];
	const giveBack = (spare: RunningSpare) => {
		const next = waiting.findIndex(({ kind }) => kind === spare.kind);
		const [first] = next < 0 ? [] : waiting.splice(next, 1);
		if (first === undefined) {
			idle.push(spare);
		} else {
			first.take(spare);
		}
	};
	const lent = (spare: RunningSpare) => ({
		gateway: reach(spare.gateway, surroundings),
		giveBack: () => giveBack(spare),
	});
	return async (kind) => {
		if (!spares.some((spare) => spare.kind === kind)) {
			throw new Error(`no gateway of the kind ${kind} can be lent: start the lab with some`);
		}
		const next = idle.findIndex((spare) => spare.kind === kind);
		const [spare] = next < 0 ? [] : idle.splice(next, 1);
		return lent(spare ?? (await new Promise<RunningSpare>((take) => waiting.push({ kind, take }))));
	};
}

function reach({ name, url, config }: RunningGateway, { material, peers }: Surroundings): FreshTarget {
	return {
		build: requestBuilder(buildMaterial(material, config)),
		transport: socketTransport(url),
		issuer: issuerControl(peers.issuer, name, material.mint),
		configuration: config,
	};
}
