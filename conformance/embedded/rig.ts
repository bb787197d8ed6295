import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { socketTransport } from "../client/socket.ts";
import type { Transport } from "../client/wire.ts";
import type { Target } from "../engine/target.ts";
import { startPeers } from "../peers/index.ts";
import { bundledWorker, compatibilityDate, type WorkerName } from "./bundle.ts";
import { gatewayConfig } from "./gateway-config.ts";
import { labMaterial } from "./lab-material.ts";
import { labTarget } from "./lab-target.ts";
import { type Restarted, restartedWorkerd } from "./restarted.ts";
import {
	clockFile,
	configurationFile,
	controlOf,
	type RigPlace,
	rigClocks,
	rigFiles,
	rigPlaces,
} from "./rig-configuration.ts";
import { type Storage, storageInMemory } from "./storage.ts";
import { workerdProgram } from "./workerd.ts";

/** Unix time in milliseconds, as each isolate of a rig is told it. */
type RigTimes = Readonly<Record<(typeof rigClocks)[number], number>>;

/**
 * The embedded gateway in a workerd process of its own, at two places, with its clocks in our hands: what happens to a
 * gateway at the edge and to no simulator. Its key store holds the lab's keys and stays as it is.
 */
export interface Rig {
	/** What its requests are built for, and called by. */
	readonly target: Target;
	/** The way to one of its places; another one after each restart. */
	transport(place: RigPlace): Transport;
	/** Stops every clock at these times, or lets all go with that of this machine. */
	setTimes(times: RigTimes | undefined): Promise<void>;
	/** Runs the alarm of a key's admission object, which forgets what may be forgotten. */
	prune(keyId: string): Promise<void>;
	/** Tears a key's admission object down at once, whatever it is doing; its storage stays. */
	tearDown(keyId: string): Promise<void>;
	/** Makes a key's admission object as if it had never been asked anything. */
	renew(keyId: string): Promise<void>;
	/** Kills the process at once (SIGKILL), and starts it again over what it has left on its disk, at the same times. */
	restart(): Promise<void>;
	/** Ends everything; nothing is left running. */
	dispose(): Promise<void>;
}

interface RigOptions {
	/** The reference gateway unless told otherwise; `mutant` is one of the deliberately broken ones. */
	entry?: WorkerName;
	mutant?: string;
}

/**
 * Starts a rig. Rejects with `MiniflareMissing` where the runtime is not installed, and with nothing left open where it
 * does not come up.
 */
export async function startRig({ entry = "gateway", mutant = "" }: RigOptions = {}): Promise<Rig> {
	const program = workerdProgram();
	const [gateway, date] = await Promise.all([bundledWorker(entry), compatibilityDate()]);
	const material = labMaterial();
	const folder = folderOfTheRig();
	const peers = await startPeers().catch(givingBack(folder));
	const name = "rig";
	const config = gatewayConfig({ echoUrl: peers.echo.url, jwksUrl: peers.issuer.jwksUrl(name), hosts: [] });
	const write = (file: string, text: string) => writeFileSync(join(folder.directory, file), text);
	const workerd = restartedWorkerd({
		program,
		configuration: join(folder.directory, configurationFile),
		sockets: [...rigPlaces, ...rigClocks.map(controlOf)],
	});
	const dispose = async () => {
		await Promise.all([workerd.end(), peers.close()]);
		folder.giveBack();
	};
	try {
		const storage = join(folder.directory, "objects");
		mkdirSync(storage);
		const parts = { gateway, compatibilityDate: date, config, records: material.records };
		for (const [file, text] of rigFiles({ ...parts, echoUrl: peers.echo.url, mutant, storage })) {
			write(file, text);
		}
		await workerd.restart();
		const running = { name, url: workerd.urlOf("here"), config };
		const keystore = { put: keysStay, delete: keysStay };
		const target = labTarget({ gateway: running, material, peers, keystore, fresh: [], lent: [], variants: [] });
		return { target, ...doingsOf(workerd, (isolate, ms) => write(clockFile(isolate), JSON.stringify(ms))), dispose };
	} catch (error) {
		await dispose();
		throw error;
	}
}

async function keysStay(): Promise<never> {
	throw new Error("the key store of a rig stays as it is");
}

/** `writeTime` says at which time an isolate begins when the process is started the next time. */
function doingsOf(
	workerd: Restarted,
	writeTime: (isolate: (typeof rigClocks)[number], ms: number | null) => void,
): Omit<Rig, "target" | "dispose"> {
	const ask = async (isolate: (typeof rigClocks)[number], question: Record<string, unknown>): Promise<Response> =>
		fetch(workerd.urlOf(controlOf(isolate)), { method: "POST", body: JSON.stringify(question) });
	const askObject = (keyId: string, call: string) => ask("objects", { call, object: `nonce-${keyId}` });
	const setTime = async (isolate: (typeof rigClocks)[number], ms: number | null) => {
		writeTime(isolate, ms);
		return ask(isolate, { clock: ms });
	};
	return {
		transport: (place) => socketTransport(workerd.urlOf(place)),
		setTimes: async (times) =>
			requireDone(await Promise.all(rigClocks.map((isolate) => setTime(isolate, times?.[isolate] ?? null)))),
		prune: async (keyId) => requireDone([await askObject(keyId, "runAlarm")]),
		// What is torn down gives no answer.
		tearDown: async (keyId) => void (await askObject(keyId, "tearDown")),
		renew: async (keyId) => void (await askObject(keyId, "renew")),
		restart: () => workerd.restart(),
	};
}

function requireDone(answers: readonly Response[]): void {
	if (answers.some(({ status }) => status !== 204)) {
		throw new Error("the rig did not do as it was told");
	}
}

/** In memory where there is room, since what a killed process has written is there as well as on a disk. */
function folderOfTheRig(): Storage {
	const folder = storageInMemory(rigClocks.length) ?? storageInMemory(rigClocks.length, tmpdir());
	if (folder === undefined) throw new Error("there is no room for what the objects of a rig store");
	return folder;
}

function givingBack(folder: Storage): (error: unknown) => never {
	return (error) => {
		folder.giveBack();
		throw error;
	};
}
