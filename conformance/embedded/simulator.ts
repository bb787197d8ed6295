import { LogCollector } from "./log-collector.ts";
import { loadMiniflare, simulatorOptions } from "./miniflare.ts";
import { folderWith, type Registry } from "./registry.ts";
import { storageInMemory } from "./storage.ts";
import { admissionClass, type WorkerPlan, type WorkerSource, workerOptionsOf } from "./workers.ts";

/** Workers that are up in one workerd process. */
export interface Simulator {
	/** Where a Worker is reached, without a slash at the end. */
	urlOf(worker: string): string;
	/** The key store of a Worker. */
	keyStoreOf(worker: string): Promise<KeyStore>;
	/**
	 * Puts an admission object out of memory; its storage stays. Blocks this process until that is done, in which time
	 * workerd must not log more than a pipe holds: about a hundred requests.
	 */
	evict(worker: string, object: string): Promise<void>;
	/** Whether other processes of this machine find a Worker by its name: there is a registry, and the name was free. */
	isFound(worker: string): boolean;
	/** The last lines that the Workers wrote. */
	logs(): readonly string[];
	dispose(): Promise<void>;
}

/** Workers KV, as far as it is used here. */
interface KeyStore {
	put(name: string, value: string): Promise<void>;
	delete(name: string): Promise<void>;
}

/** A key that no gateway is asked for. */
const nobody = "nobody";

/**
 * Starts one workerd with these Workers; rejects, with nothing left running, where it does not come up. Where a registry is
 * given, other processes of this machine find the Workers there by their names.
 */
export async function startSimulator(
	plans: readonly WorkerPlan[],
	source: WorkerSource,
	registry?: Registry,
): Promise<Simulator> {
	const simulator = await loadMiniflare();
	const logs = new LogCollector();
	const free = registry === undefined ? [] : await freeNames(plans, registry);
	const storage = storageInMemory(plans.length);
	const miniflare = new simulator.Miniflare({
		...simulatorOptions(simulator),
		...(registry === undefined ? {} : registryOptions(registry)),
		handleStructuredLogs: ({ message }) => logs.add(message),
		workers: plans.map((plan) => workerOptionsOf(plan, source)),
		...(storage === undefined ? {} : { resourcePersistencePath: storage.directory }),
	});
	const dispose = async () => {
		await miniflare.dispose();
		storage?.giveBack();
	};
	try {
		await miniflare.ready;
		const found = plans.map(async ({ name }) => [name, await miniflare.unsafeGetDirectURL(name)] as const);
		const urls = new Map((await Promise.all(found)).map(([name, url]) => [name, url.origin]));
		return {
			urlOf: (worker) => known(urls.get(worker), worker),
			async keyStoreOf(worker) {
				const store = await miniflare.getKVNamespace("KEYS", worker);
				// The first call of each of its methods blocks this process until it is answered: for ever, if workerd has more
				// to log meanwhile than a pipe holds, which nobody reads then.
				await store.put(nobody, "");
				await store.delete(nobody);
				return store;
			},
			evict: (worker, object) => miniflare.unsafeEvictDurableObject(worker, admissionClass, { name: object }),
			isFound: (worker) => free.includes(worker),
			logs: () => logs.lines(),
			dispose,
		};
	} catch (error) {
		await dispose();
		throw error;
	}
}

async function freeNames(plans: readonly WorkerPlan[], registry: Registry): Promise<readonly string[]> {
	const names = plans.map(({ name }) => name);
	const taken = await Promise.all(names.map((name) => folderWith(name, registry)));
	return names.filter((_, index) => taken[index] === undefined);
}

function registryOptions({ folder }: Registry) {
	return { enableDevRegistry: true, ...(folder === undefined ? {} : { unsafeDevRegistryPath: folder }) };
}

function known(url: string | undefined, worker: string): string {
	if (url === undefined) {
		throw new RangeError(`there is no Worker called ${worker}`);
	}
	return url;
}
