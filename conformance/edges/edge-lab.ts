import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { requestBuilder } from "../client/build.ts";
import { bundledWorker, compatibilityDate, type WorkerName } from "../embedded/bundle.ts";
import { gatewayConfig, type Json } from "../embedded/gateway-config.ts";
import { buildMaterial, type LabMaterial, labMaterial } from "../embedded/lab-material.ts";
import { type Restarted, restartedWorkerd } from "../embedded/restarted.ts";
import { type Storage, storageInMemory } from "../embedded/storage.ts";
import { startWorkerd, type Workerd, workerdProgram } from "../embedded/workerd.ts";
import { type Peers, startPeers } from "../peers/index.ts";
import { type Anycast, startAnycast } from "./anycast.ts";
import { configurationFile, homeFiles, placeFiles, socketName } from "./configuration.ts";
import { type KeyValues, startKeyValues } from "./key-values.ts";
import { type Place, placeCodes, placeOf, type RoundTrips, roundTripMs } from "./places.ts";

/** What a gateway writes of a request, as far as it is looked at here. */
interface EdgeLine {
	readonly pop: string | null;
	readonly status: number;
	readonly code: string | null;
	readonly authType: string | null;
	readonly jwks: string | null;
	readonly stages: Readonly<Record<string, number>>;
	readonly totalMs: number;
}

/** A point of presence that is part of a lab. */
interface EdgePlace {
	readonly place: Place;
	/** The name of its key set at the issuer: each place has its own, so that its fetches can be counted. */
	readonly keySet: string;
	/** From its gateway to the admission objects and back. */
	readonly roundTripMs: number;
	/** Of the deployment that takes new connections; null while it is down. */
	version(): string | null;
	/** Where its gateway is reached without the way to it. */
	url(): string;
	/** Nobody reads any more what its gateway writes. */
	loseLog(): void;
	/** What its gateways wrote since it was asked last. */
	takeLines(): readonly EdgeLine[];
	/** How often its gateways fetched the key set so far. */
	fetches(): number;
}

/** The gateway at several points of presence, with one home of the admission objects and one key store, all on this machine. */
export interface EdgeLab {
	readonly home: Place;
	readonly places: readonly EdgePlace[];
	readonly anycast: Anycast;
	readonly peers: Peers;
	readonly keyValues: KeyValues;
	/** Members of the gateways' configuration. */
	readonly config: Readonly<Record<string, Json>>;
	/** Makes requests that these gateways let in. */
	readonly build: ReturnType<typeof requestBuilder>;
	readonly material: LabMaterial;
	/** Calls the entrypoint for keys at the home. */
	keyring(method: "put" | "show" | "list", ...parameters: readonly unknown[]): Promise<unknown>;
	/** Announces a place no more, lets the connections that it has come to an end, and ends its gateway. */
	takeDown(code: string): Promise<void>;
	/** Ends the gateway of a place with whatever it is doing, as a power cut would. */
	cutOff(code: string): Promise<void>;
	bringUp(code: string): Promise<void>;
	/** Puts another version in the place of the one that runs: new connections go to it, those of the old one come to an end. */
	deploy(code: string, version: string): Promise<void>;
	/** Tears the admission object of a key down as a deployment does; its storage stays. */
	tearDown(object: string): Promise<void>;
	/** Kills the process of the admission objects and starts it again over its disk, after a while if one is told. */
	restartHome(afterMs?: number): Promise<void>;
	dispose(): Promise<void>;
}

/** What a gateway depends on. */
export type Dependency = "key store" | "admission objects" | "issuer" | "upstream";

export interface EdgeLabOptions {
	/** Where the gateways reach what listens at this URL; there itself unless told otherwise. */
	readonly reach?: (dependency: Dependency, url: string) => Promise<string>;
	readonly places?: readonly string[];
	/** Where the admission objects are. */
	readonly home?: string;
	/** In place of those that are known here. */
	readonly roundTrips?: RoundTrips;
	/** How long a change in the key store takes to be seen everywhere. */
	readonly keyValuesDelayMs?: number;
	/** Members of the gateways' configuration in place of the usual ones. */
	readonly config?: Readonly<Record<string, Json>>;
	readonly entry?: WorkerName;
	/** One of the deliberately broken gateways, where the entry is the one that can be each of them. */
	readonly mutant?: string;
}

export const usualPlaces = ["LHR", "NRT", "SFO", "GRU"] as const;

/** Connections of a place that is taken down are given so long to come to an end. */
const drainMs = 10_000;

/**
 * Starts a lab. Throws a `RangeError` for a place that is not known, rejects with `MiniflareMissing` where the runtime is not
 * installed, and with nothing left running where the lab does not come up.
 */
export async function startEdgeLab(options: EdgeLabOptions = {}): Promise<EdgeLab> {
	const places = (options.places ?? usualPlaces).map(requirePlace);
	const home = requirePlace(options.home ?? "DUB");
	const bundle = {
		text: await bundledWorker(options.entry ?? "gateway"),
		compatibilityDate: await compatibilityDate(),
	};
	const material = labMaterial();
	const program = workerdProgram();
	const reach = options.reach ?? (async (_, url: string) => url);
	const closing: (() => Promise<void> | void)[] = [];
	const dispose = async () => {
		for (const close of closing.toReversed()) await close();
	};
	try {
		const folder = folderFor(places.length);
		closing.push(() => folder.giveBack());
		const peers = await startPeers();
		closing.push(() => peers.close());
		const keyValues = await startKeyValues(
			places.map(({ code }) => code),
			options.keyValuesDelayMs ?? 60_000,
		);
		closing.push(() => keyValues.close());
		for (const [name, record] of material.records) keyValues.put(name, record);
		const homeProcess = await startHome({
			program,
			bundle,
			mutant: options.mutant ?? "",
			keyValues,
			folder: join(folder.directory, "home"),
		});
		closing.push(() => homeProcess.workerd.end());
		const running = new Map<string, RunningPlace>();
		for (const place of places) {
			const own = { ...options.config, hosts: [] };
			const issuerUrl = await reach("issuer", peers.issuer.url);
			const jwksUrl = peers.issuer.jwksUrl(setName(place)).replace(peers.issuer.url, issuerUrl);
			const echoUrl = await reach("upstream", peers.echo.url);
			const config = mergedConfig(gatewayConfig({ echoUrl, jwksUrl, hosts: [] }), own);
			peers.issuer.set(setName(place), { mode: "ok", keys: [...material.mint.published] });
			const parts = {
				...bundle,
				place: place.code,
				config,
				roundTripMs: roundTripMs(place, home, options.roundTrips),
				homeUrl: await reach("admission objects", homeProcess.url),
				keyValuesUrl: await reach("key store", keyValues.urlAt(place.code)),
				echoUrl,
				mutant: options.mutant ?? "",
			};
			const one = new RunningPlace(place, program, join(folder.directory, place.code), parts);
			closing.push(() => one.end());
			running.set(place.code, one);
		}
		await Promise.all([...running.values()].map((one) => one.start("v1")));
		const anycast = await startAnycast(
			[...running.values()].map((one) => ({ place: one.place, url: () => one.url(), isUp: () => one.isUp() })),
			options.roundTrips ?? {},
		);
		closing.push(() => anycast.close());
		const at = (code: string): RunningPlace => {
			const one = running.get(code);
			if (one === undefined) throw new RangeError(`there is no place ${code}`);
			return one;
		};
		const config = { ...gatewayConfig({ echoUrl: peers.echo.url, jwksUrl: "", hosts: [] }), ...options.config };
		const ask = (path: string, question: unknown) => askHome(homeProcess.url, path, question);
		return {
			home,
			places: [...running.values()].map((one) => edgePlace(one, peers)),
			anycast,
			peers,
			keyValues,
			config,
			build: requestBuilder(buildMaterial(material, config)),
			material,
			keyring: async (method, ...parameters) => (await ask("/keyring", { method, parameters })).told,
			takeDown: async (code) => at(code).stop((url) => untilIdle(anycast, url)),
			cutOff: async (code) => at(code).stop(async () => {}),
			bringUp: async (code) => at(code).start("v1"),
			deploy: async (code, version) => at(code).replace(version, (url) => untilIdle(anycast, url)),
			tearDown: async (object) => void (await ask("/tear-down", { object })),
			restartHome: (afterMs) => homeProcess.workerd.restart(afterMs),
			dispose,
		};
	} catch (error) {
		await dispose();
		throw error;
	}
}

/** A member that is an object replaces members of the usual one. */
function mergedConfig(
	usual: Readonly<Record<string, Json>>,
	own: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
	const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
		typeof value === "object" && value !== null && !Array.isArray(value);
	const merged = Object.entries(own).map(([name, value]) => {
		const before = usual[name];
		return [name, isObject(value) && isObject(before) ? { ...before, ...value } : value] as const;
	});
	return { ...usual, ...Object.fromEntries(merged) };
}

function requirePlace(code: string): Place {
	const place = placeOf(code);
	if (place === undefined) {
		throw new RangeError(`No place is known by the code ${code}. Known are ${placeCodes.join(", ")}.`);
	}
	return place;
}

const setName = ({ code }: Place): string => `edge-${code}`;

function edgePlace(one: RunningPlace, peers: Peers): EdgePlace {
	return {
		place: one.place,
		keySet: setName(one.place),
		roundTripMs: one.roundTripMs,
		version: () => one.version,
		url: () => one.url(),
		loseLog: () => one.loseLog(),
		takeLines: () => one.takeLines(),
		fetches: () => peers.issuer.fetches(setName(one.place)).length,
	};
}

/** The gateways of one place: one that takes new connections, and perhaps another that is coming to its end. */
class RunningPlace {
	readonly place: Place;
	version: string | null = null;
	readonly #program: string;
	readonly #folder: string;
	readonly #parts: Omit<Parameters<typeof placeFiles>[0], "version">;
	#current: Workerd | undefined;
	readonly #leaving = new Set<Workerd>();
	#lines: EdgeLine[] = [];
	#starts = 0;

	constructor(place: Place, program: string, folder: string, parts: Omit<Parameters<typeof placeFiles>[0], "version">) {
		this.place = place;
		this.#program = program;
		this.#folder = folder;
		this.#parts = parts;
	}

	get roundTripMs(): number {
		return this.#parts.roundTripMs;
	}

	isUp(): boolean {
		return this.#current !== undefined;
	}

	/** Where the gateway listens that takes new connections. Throws while there is none. */
	url(): string {
		if (this.#current === undefined) throw new Error(`${this.place.code} is down`);
		return this.#current.urlOf(socketName);
	}

	async start(version: string): Promise<void> {
		this.#current = await this.#launch(version);
		this.version = version;
	}

	/** No new connections; `drained` settles when the old ones have ended. */
	async stop(drained: (url: string) => Promise<void>): Promise<void> {
		const old = this.#current;
		this.#current = undefined;
		this.version = null;
		await this.#leave(old, drained);
	}

	async replace(version: string, drained: (url: string) => Promise<void>): Promise<void> {
		const next = await this.#launch(version);
		const old = this.#current;
		this.#current = next;
		this.version = version;
		await this.#leave(old, drained);
	}

	loseLog(): void {
		this.#current?.loseOutput();
	}

	takeLines(): readonly EdgeLine[] {
		const lines = this.#lines;
		this.#lines = [];
		return lines;
	}

	async end(): Promise<void> {
		await Promise.all([this.#current, ...this.#leaving].map((each) => each?.kill()));
	}

	async #launch(version: string): Promise<Workerd> {
		this.#starts += 1;
		const folder = `${this.#folder}-${this.#starts}`;
		const configuration = write(folder, placeFiles({ ...this.#parts, version }));
		const onLine = (line: string) => {
			if (line.startsWith("{")) this.#lines.push(JSON.parse(line) as EdgeLine);
		};
		return startWorkerd(this.#program, { configuration, sockets: [socketName], onLine });
	}

	async #leave(old: Workerd | undefined, drained: (url: string) => Promise<void>): Promise<void> {
		if (old === undefined) return;
		this.#leaving.add(old);
		await drained(old.urlOf(socketName));
		await old.kill();
		this.#leaving.delete(old);
	}
}

async function untilIdle(anycast: Anycast, url: string): Promise<void> {
	const until = Date.now() + drainMs;
	while (anycast.open(url) > 0 && Date.now() < until) await pause(10);
}

interface HomeOptions {
	readonly program: string;
	readonly bundle: { readonly text: string; readonly compatibilityDate: string };
	readonly mutant: string;
	readonly keyValues: KeyValues;
	readonly folder: string;
}

/** The process in which the admission objects live. It listens at the same port whenever it is started again. */
async function startHome({
	program,
	bundle,
	mutant,
	keyValues,
	folder,
}: HomeOptions): Promise<{ workerd: Restarted; url: string }> {
	const port = await freePort();
	const storage = join(folder, "objects");
	mkdirSync(storage, { recursive: true });
	const configuration = write(folder, homeFiles({ ...bundle, mutant, keyValuesUrl: keyValues.url, storage, port }));
	const workerd = restartedWorkerd({ program, configuration, sockets: [socketName] });
	await workerd.restart();
	return { workerd, url: `http://127.0.0.1:${port}` };
}

async function askHome(url: string, path: string, question: unknown): Promise<{ told?: unknown }> {
	const response = await fetch(url + path, { method: "POST", body: JSON.stringify(question) });
	const answer = (await response.json()) as { told?: unknown; error?: { message: string } };
	// What is torn down gives no answer.
	if (answer.error !== undefined && path !== "/tear-down") throw new Error(answer.error.message);
	return answer;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("no port is free");
	return address.port;
}

/** Writes the files into the folder; the path of the one that workerd is started with. */
function write(folder: string, files: ReadonlyMap<string, string>): string {
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of files) writeFileSync(join(folder, name), text);
	return join(folder, configurationFile);
}

function folderFor(places: number): Storage {
	const folder = storageInMemory(4 * (places + 1)) ?? storageInMemory(places + 1, tmpdir());
	if (folder === undefined) throw new Error("there is no room for what the objects of a lab store");
	return folder;
}
