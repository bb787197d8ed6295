import type { Json } from "../embedded/gateway-config.ts";
import { echoService } from "../embedded/gateway-config.ts";
import { admissionClass } from "../embedded/workers.ts";
import { homeModule, placeModule } from "./modules.ts";

/** The name of the file that workerd is started with, and of the one socket in it. */
export const configurationFile = "edge.capnp";
export const socketName = "http";

interface GatewayBundle {
	/** One ES module. */
	readonly text: string;
	readonly compatibilityDate: string;
	/** Which deliberately broken gateway it is to be; empty: none. */
	readonly mutant: string;
}

export interface PlaceParts extends GatewayBundle {
	readonly place: string;
	/** Of the deployment. */
	readonly version: string;
	readonly config: Readonly<Record<string, Json>>;
	readonly roundTripMs: number;
	readonly homeUrl: string;
	readonly keyValuesUrl: string;
	readonly echoUrl: string;
}

/** The files of the workerd process at a place, by name. */
export function placeFiles(parts: PlaceParts): ReadonlyMap<string, string> {
	const bindings = [
		'(name = "CONFIG", json = embed "config.json")',
		`(name = "MUTANT", text = ${quoted(parts.mutant)})`,
		`(name = "PLACE", text = ${quoted(parts.place)})`,
		`(name = "ROUND_TRIP_MS", json = ${quoted(String(parts.roundTripMs))})`,
		`(name = "VERSION", json = ${quoted(JSON.stringify({ id: parts.version }))})`,
		'(name = "KEYS", kvNamespace = "keys")',
		'(name = "HOME", service = "home")',
		`(name = ${quoted(echoService)}, service = "echo")`,
	];
	const services = [
		`(name = "place", worker = ${worker(parts, "place.js", bindings)})`,
		external("home", parts.homeUrl),
		external("keys", parts.keyValuesUrl),
		external("echo", parts.echoUrl),
	];
	return filesOf(parts, ["place.js", placeModule], services, "place", "127.0.0.1:0", parts.config);
}

export interface HomeParts extends GatewayBundle {
	readonly keyValuesUrl: string;
	/** A folder that is there, for what the objects store. */
	readonly storage: string;
	readonly port: number;
}

/** The files of the workerd process in which the admission objects live. */
export function homeFiles(parts: HomeParts): ReadonlyMap<string, string> {
	const bindings = [
		`(name = "ADMISSION", durableObjectNamespace = ${quoted(admissionClass)})`,
		`(name = "MUTANT", text = ${quoted(parts.mutant)})`,
		'(name = "KEYRING", service = (name = "home", entrypoint = "Keyring"))',
		'(name = "KEYS", kvNamespace = "keys")',
	];
	const stores = `, durableObjectNamespaces = [(className = "${admissionClass}", uniqueKey = "admission", enableSql = true)], durableObjectStorage = (localDisk = "disk")`;
	const services = [
		`(name = "home", worker = ${worker(parts, "home.js", bindings, stores)})`,
		`(name = "disk", disk = (path = ${quoted(parts.storage)}, writable = true))`,
		external("keys", parts.keyValuesUrl),
	];
	return filesOf(parts, ["home.js", homeModule], services, "home", `127.0.0.1:${parts.port}`, {});
}

const quoted = (text: string): string => JSON.stringify(text);

function external(name: string, url: string): string {
	return `(name = ${quoted(name)}, external = (address = ${quoted(new URL(url).host)}, http = ()))`;
}

function worker({ compatibilityDate }: GatewayBundle, module: string, bindings: readonly string[], rest = ""): string {
	const modules = [module, "gateway.js"].map((name) => `(name = "${name}", esModule = embed "${name}")`);
	return `(compatibilityDate = ${quoted(compatibilityDate)}, modules = [${modules.join(", ")}], bindings = [${bindings.join(", ")}], globalOutbound = "network"${rest})`;
}

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function filesOf(
	{ text }: GatewayBundle,
	module: readonly [string, string],
	services: readonly string[],
	entry: string,
	address: string,
	config: Readonly<Record<string, Json>>,
): ReadonlyMap<string, string> {
	const all = [...services, '(name = "network", network = (allow = ["private"]))'];
	const socket = `(name = "${socketName}", address = "${address}", http = (), service = "${entry}")`;
	return new Map([
		["gateway.js", text],
		module,
		["config.json", JSON.stringify(config)],
		[
			configurationFile,
			`using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [${all.join(", ")}], sockets = [${socket}]);
`,
		],
	]);
}
