import { socketTransport } from "../client/socket.ts";
import type { KeyStoreControl } from "../engine/check.ts";
import type { PlatformControl } from "../engine/platform-control.ts";
import type { Target } from "../engine/target.ts";
import { type Peers, startPeers } from "../peers/index.ts";
import { bundledWorker, compatibilityDate, type WorkerName } from "./bundle.ts";
import { controlPlan } from "./control.ts";
import { keyName } from "./lab-keys.ts";
import { type LabMaterial, labMaterial } from "./lab-material.ts";
import {
	type PlannedInstance,
	type PlannedSpare,
	type PlannedVariant,
	type PlanOptions,
	planLab,
	workersOf,
} from "./lab-plan.ts";
import { labTarget, type RunningGateway } from "./lab-target.ts";
import type { Registry } from "./registry.ts";
import { runnerConfig } from "./runner-config.ts";
import { type Simulator, startSimulator } from "./simulator.ts";
import type { WorkerPlan } from "./workers.ts";

export interface LabOptions extends PlanOptions {
	/** Which Worker runs: the reference gateway, the one that can be each of the mutants, or another, as one ES module. */
	entry?: WorkerName | { text: string };
	/** Free ones unless told otherwise. */
	peerPorts?: { echo?: number; issuer?: number };
	/** Where other processes of this machine find its Workers by name; nowhere unless told otherwise. */
	registry?: Registry;
	/** Where a gateway that listens at this URL is reached by the runner; there itself unless told otherwise. */
	reachedAt?: (url: string) => Promise<string>;
}

export interface Lab {
	/** The first instance. */
	target: Target;
	/** Every instance by name. */
	targets: ReadonlyMap<string, Target>;
	peers: Peers;
	/** Where each Worker listens, by name. */
	urls: ReadonlyMap<string, string>;
	/** Whether other processes of this machine find the first instance by its name. */
	isFound: boolean;
	/** A runner's config for the first instance; it names published keys and holds no secret. */
	runnerConfig(): Record<string, unknown>;
	/** The last lines that the Workers wrote. */
	logs(): readonly string[];
	/**
	 * The target of the first instance as at the start: key records and key sets are what they were, and no gateway beside
	 * it counts as used. That the Workers have forgotten what they were asked is up to the caller.
	 */
	renewTarget(): Promise<Target>;
	/** Puts the admission object of a key out of memory, as the edge may at any time; its storage stays. */
	evictAdmission(keyId: string, instance?: string): Promise<void>;
	/** Ends everything; nothing is left running. */
	dispose(): Promise<void>;
}

/**
 * Boots gateways in workerd with keys, upstream and issuer that are all ours: what a run tests that names no target.
 * Every gateway is an isolate of its own, with a key set and admission objects of its own.
 *
 * Rejects with `MiniflareMissing` where the simulator is not installed, and with nothing left open where the lab does
 * not start.
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
	const material = labMaterial();
	const ports = options.peerPorts;
	const peers = await startPeers({
		...(options.host === undefined ? {} : { host: options.host }),
		...(ports === undefined ? {} : { ports }),
	});
	try {
		const instances = planLab(options, peers);
		const [text, date] = await Promise.all([textOf(options.entry ?? "gateway"), compatibilityDate()]);
		const workers = instances.flatMap(workersOf);
		publishKeySets(workers, peers, material);
		const control = options.control === true ? [controlPlan] : [];
		const source = { text, compatibilityDate: date };
		const simulator = await startSimulator([...workers, ...control], source, options.registry);
		try {
			const reachedAt = options.reachedAt ?? (async (url) => url);
			const platform = control.map(({ name }) => simulator.urlOf(name)).map(platformAt)[0];
			return await furnish(instances, { simulator, peers, material, reachedAt, platform });
		} catch (error) {
			await simulator.dispose();
			throw error;
		}
	} catch (error) {
		await peers.close();
		throw error;
	}
}

async function textOf(entry: NonNullable<LabOptions["entry"]>): Promise<string> {
	return typeof entry === "string" ? bundledWorker(entry) : entry.text;
}

interface LabParts {
	simulator: Simulator;
	peers: Peers;
	material: LabMaterial;
	reachedAt: NonNullable<LabOptions["reachedAt"]>;
	platform: PlatformControl | undefined;
}

function platformAt(url: string): PlatformControl {
	return { url, transport: socketTransport(url) };
}

async function furnish(instances: readonly PlannedInstance[], parts: LabParts): Promise<Lab> {
	const { simulator, peers, material } = parts;
	const furnished = await Promise.all(instances.map((instance) => furnishInstance(instance, parts)));
	const [first] = furnished;
	const [firstPlan] = instances;
	if (first === undefined || firstPlan === undefined) {
		throw new RangeError("a lab has at least one instance");
	}
	return {
		target: first.target,
		targets: new Map(furnished.map(({ gateway, target }) => [gateway.name, target])),
		peers,
		urls: new Map(instances.flatMap(workersOf).map(({ name }) => [name, simulator.urlOf(name)])),
		isFound: simulator.isFound(first.gateway.name),
		renewTarget: async () => {
			for (const { name } of workersOf(firstPlan)) {
				peers.issuer.forget(name);
			}
			publishKeySets(workersOf(firstPlan), peers, material);
			return (await furnishInstance(firstPlan, parts)).target;
		},
		runnerConfig: () => runnerConfig(first.gateway, first.target, peers),
		logs: () => simulator.logs(),
		evictAdmission: (keyId, instance = first.gateway.name) => simulator.evict(instance, `nonce-${keyId}`),
		dispose: async () => {
			await Promise.all([simulator.dispose(), peers.close()]);
		},
	};
}

interface FurnishedInstance {
	gateway: RunningGateway;
	target: Target;
}

/** Fills the key store of an instance and makes its target. */
async function furnishInstance(
	plan: PlannedInstance,
	{ simulator, peers, material, reachedAt, platform }: LabParts,
): Promise<FurnishedInstance> {
	const store = await simulator.keyStoreOf(plan.gateway.name);
	await Promise.all([...material.records].map(([name, record]) => store.put(name, record)));
	const keystore: KeyStoreControl = {
		put: (keyId, record) => store.put(keyName(keyId), typeof record === "string" ? record : JSON.stringify(record)),
		delete: (keyId) => store.delete(keyName(keyId)),
	};
	const running = async ({ name, config }: WorkerPlan) => ({
		name,
		config,
		url: await reachedAt(simulator.urlOf(name)),
	});
	const gateway = await running(plan.gateway);
	const spare = async ({ kind, worker }: PlannedSpare) => ({ kind, gateway: await running(worker) });
	const variant = async ({ need, worker }: PlannedVariant) => ({ need, gateway: await running(worker) });
	const others = {
		fresh: await Promise.all(plan.fresh.map(spare)),
		lent: await Promise.all(plan.lent.map(spare)),
		variants: await Promise.all(plan.variants.map(variant)),
	};
	return { gateway, target: labTarget({ gateway, ...others, material, peers, keystore, platform }) };
}

/** Every gateway finds the honest keys at the issuer from its first request on. */
function publishKeySets(workers: readonly WorkerPlan[], peers: Peers, { mint }: LabMaterial): void {
	for (const { name } of workers) {
		peers.issuer.set(name, { mode: "ok", keys: [...mint.published] });
	}
}
