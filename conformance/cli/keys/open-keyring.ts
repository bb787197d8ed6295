import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderWith, MiniflareMissing, registryOf } from "../../embedded/index.ts";
import { atOnce } from "../../engine/interruption.ts";
import type { Io } from "../io.ts";
import { keepingSignals } from "../keeping-signals.ts";
import { explainFailure } from "./explain-failure.ts";
import { type Keyring, type KeyringPlace, KeyringUnreachable, type OpenKeyring } from "./keyring.ts";
import { loadWrangler } from "./wrangler.ts";

/**
 * Reaches the entrypoint `Keyring` of a gateway by a service binding, as another Worker would: one on this machine through the
 * registry of those that run here, a deployed one through Wrangler's remote bindings
 * (https://developers.cloudflare.com/workers/local-development/#remote-bindings). Nothing is deployed, and nothing is
 * written but the binding's own configuration, for as long as it is open.
 */
export async function openKeyring(place: KeyringPlace, io: Io): Promise<OpenKeyring> {
	await settle(place, io.env);
	const { getPlatformProxy } = await loadWrangler();
	const folder = mkdtempSync(join(tmpdir(), "countersign-keys-"));
	const forget = () => rmSync(folder, { recursive: true, force: true });
	try {
		const configPath = bindingIn(folder, place);
		const opening = keepingSignals(() => getPlatformProxy<{ KEYRING: Keyring }>({ configPath, persist: false }));
		const { env, dispose } = await atOnce(opening, io.interrupted);
		return {
			keyring: env.KEYRING,
			close: async () => {
				await dispose();
				forget();
			},
		};
	} catch (error) {
		forget();
		if (io.interrupted.aborted) throw error;
		throw new KeyringUnreachable(explainFailure(error instanceof Error ? error.message : String(error), place));
	}
}

/** Wrangler's configuration of a Worker that is nothing but the binding. */
function bindingIn(folder: string, { service, remote }: KeyringPlace): string {
	const path = join(folder, "wrangler.json");
	const binding = { binding: "KEYRING", service, entrypoint: "Keyring", ...(remote ? { remote } : {}) };
	const config = { name: "countersign-keys", compatibility_date: "2026-10-01", services: [binding] };
	writeFileSync(path, JSON.stringify(config));
	return path;
}

/**
 * What Wrangler reads from the environment of this process: that it asks the Internet for nothing of its own accord, writes
 * no log, which may hold what is sent, says nothing beside what this command says, and asks the operator nothing.
 */
async function settle({ service, remote }: KeyringPlace, env: Io["env"]): Promise<void> {
	Object.assign(process.env, {
		CLOUDFLARE_CF_FETCH_ENABLED: "false",
		WRANGLER_SEND_METRICS: "false",
		WRANGLER_WRITE_LOGS: "false",
		WRANGLER_LOG: "none",
		CI: "true",
	});
	const registry = remote ? undefined : await registryWith(service, env);
	if (registry !== undefined) process.env["WRANGLER_REGISTRY_PATH"] = registry;
}

/** `countersign gateway` is found in the simulator's own registry, `wrangler dev` in Wrangler's, which Wrangler finds itself. */
async function registryWith(service: string, env: Io["env"]): Promise<string | undefined> {
	try {
		const registry = registryOf(env);
		return (await folderWith(service, registry)) ?? registry.folder;
	} catch (error) {
		if (error instanceof MiniflareMissing) return undefined;
		throw error;
	}
}
