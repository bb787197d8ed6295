import { loadMiniflare } from "./miniflare.ts";

/** The name of the reference gateway's Worker, as its deployment says (gateway/wrangler.jsonc). */
export const gatewayService = "countersign-gateway";

/** Where Workers that run on this machine are found by their names: this folder, or the simulator's own. */
export interface Registry {
	folder: string | undefined;
}

/** The registry that the environment names, as it does for Wrangler. */
export function registryOf(env: Readonly<Record<string, string | undefined>>): Registry {
	return { folder: env["WRANGLER_REGISTRY_PATH"] };
}

/**
 * The folder of the registry, where a Worker of this name is found there; undefined where none is. Rejects with
 * `MiniflareMissing` where there is no simulator.
 */
export async function folderWith(service: string, { folder }: Registry): Promise<string | undefined> {
	const { getWorkerRegistry, resolveDevRegistryPath } = await loadMiniflare();
	const place = resolveDevRegistryPath(folder);
	return Object.hasOwn(getWorkerRegistry(place), service) ? place : undefined;
}
