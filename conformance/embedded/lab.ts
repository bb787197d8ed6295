import type { KeyStoreControl } from "../engine/check.ts";
import type { Target } from "../engine/target.ts";
import { type Peers, startPeers } from "../peers/index.ts";
import { bundledWorker, compatibilityDate, type WorkerName } from "./bundle.ts";
import { keyName } from "./lab-keys.ts";
import { type LabMaterial, labMaterial } from "./lab-material.ts";
import { type PlannedInstance, type PlanOptions, planLab } from "./lab-plan.ts";
import { labTarget, type TargetParts } from "./lab-target.ts";
import { runnerConfig } from "./runner-config.ts";
import { type Simulator, startSimulator } from "./simulator.ts";
import type { WorkerPlan } from "./workers.ts";

export interface LabOptions extends PlanOptions {
	/** Which Worker runs: the reference gateway, or the one that can be each of the mutants. */
	entry?: WorkerName;
	/** Free ones unless told otherwise. */
	peerPorts?: { echo?: number; issuer?: number };
}

export interface Lab {
	/** The first instance. */
	target: Target;
	/** Every instance by name. */
	targets: ReadonlyMap<string, Target>;
	peers: Peers;
	/** A runner's config for the first instance; it names published keys and holds no secret. */
	runnerConfig(): Record<string, unknown>;
	/** The last lines that the Workers wrote. */
	logs(): readonly string[];
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
	const material = labMaterial(options.config?.["scheme"]);
	const ports = options.peerPorts;
	const peers = await startPeers({
		...(options.host === undefined ? {} : { host: options.host }),
		...(ports === undefined ? {} : { ports }),
	});
	try {
		const instances = planLab(options, peers);
		const [text, date] = await Promise.all([bundledWorker(options.entry ?? "gateway"), compatibilityDate()]);
		const workers = instances.flatMap(({ gateway, spares, variants }) => [
			gateway,
			...spares,
			...variants.map((variant) => variant.gateway),
		]);
		publishKeySets(workers, peers, material);
		const simulator = await startSimulator(workers, { text, compatibilityDate: date });
		try {
			return await furnish(instances, { simulator, peers, material });
		} catch (error) {
			await simulator.dispose();
			throw error;
		}
	} catch (error) {
		await peers.close();
		throw error;
	}
}

interface LabParts {
	simulator: Simulator;
	peers: Peers;
	material: LabMaterial;
}

async function furnish(instances: readonly PlannedInstance[], parts: LabParts): Promise<Lab> {
	const { simulator, peers } = parts;
	const made = instances.map(
		async (instance) => [instance.gateway.name, await furnishInstance(instance, parts)] as const,
	);
	const targets = new Map(await Promise.all(made));
	const [[name, target] = missing()] = targets;
	return {
		target,
		targets,
		peers,
		runnerConfig: () => runnerConfig(target.baseUrl, target.scheme, name, peers),
		logs: () => simulator.logs(),
		evictAdmission: (keyId, instance = name) => simulator.evict(instance, `nonce-${keyId}`),
		dispose: async () => {
			await Promise.all([simulator.dispose(), peers.close()]);
		},
	};
}

function missing(): never {
	throw new RangeError("a lab has at least one instance");
}

/** Fills the key store of an instance and makes its target. */
async function furnishInstance(instance: PlannedInstance, { simulator, peers, material }: LabParts): Promise<Target> {
	const store = await simulator.keyStoreOf(instance.gateway.name);
	await Promise.all([...material.records].map(([name, record]) => store.put(name, record)));
	const keystore: KeyStoreControl = {
		put: (keyId, record) => store.put(keyName(keyId), typeof record === "string" ? record : JSON.stringify(record)),
		delete: (keyId) => store.delete(keyName(keyId)),
	};
	const running = ({ name }: WorkerPlan) => ({ name, url: simulator.urlOf(name) });
	const make = (gateway: WorkerPlan, parts: Pick<TargetParts, "spares" | "material" | "variants">) =>
		labTarget({ gateway: running(gateway), peers, keystore, ...parts });
	const variants = instance.variants.map(({ scheme, gateway }) => [
		scheme.name,
		make(gateway, { spares: [], material: labMaterial(scheme.name), variants: {} }),
	]);
	return make(instance.gateway, {
		spares: instance.spares.map(running),
		material,
		variants: Object.fromEntries(variants),
	});
}

/** Every gateway finds the honest keys at the issuer from its first request on. */
function publishKeySets(workers: readonly WorkerPlan[], peers: Peers, { mint }: LabMaterial): void {
	for (const { name } of workers) {
		peers.issuer.set(name, { mode: "ok", keys: [...mint.published] });
	}
}
