import { echoService, type Json } from "./gateway-config.ts";
import { admissionClass } from "./workers.ts";

/** The places at which the gateway of a rig is reached: two isolates of it, which share their admission objects. */
export const rigPlaces = ["here", "there"] as const;
export type RigPlace = (typeof rigPlaces)[number];

/** The isolates of the rig that have a clock of their own: one at each place, and that of the admission objects. */
export const rigClocks = [...rigPlaces, "objects"] as const;

/** The socket on which an isolate of the rig is told its time, and what to do with its objects. */
export const controlOf = (isolate: (typeof rigClocks)[number]) => `${isolate}-control`;

export interface RigParts {
	/** The gateway's bundle, one ES module. */
	gateway: string;
	compatibilityDate: string;
	/** The gateway's configuration. */
	config: Readonly<Record<string, Json>>;
	/** What its key store holds, by name. */
	records: ReadonlyMap<string, string>;
	echoUrl: string;
	/** Which deliberately broken gateway the bundle is to be; empty: none. */
	mutant: string;
	/** A folder that is there, for what the objects store. */
	storage: string;
}

/** The name of the file that workerd is started with. */
export const configurationFile = "rig.capnp";

/** The file that says at which time an isolate begins: Unix milliseconds, or null for that of this machine. */
export const clockFile = (isolate: (typeof rigClocks)[number]) => `${isolate}-clock.json`;

/** The files that a rig is made of, by name; workerd reads them from one folder. */
export function rigFiles(parts: RigParts): ReadonlyMap<string, string> {
	return new Map([
		["gateway.js", parts.gateway],
		["rig.js", rigModule],
		["keys.js", keysModule],
		["config.json", JSON.stringify(parts.config)],
		...rigClocks.map((isolate) => [clockFile(isolate), "null"] as const),
		["records.json", JSON.stringify(Object.fromEntries(parts.records))],
		[configurationFile, configuration(parts)],
	]);
}

/**
 * The gateway as it is deployed, but for the time, which it is told, and for doors that no client has: the alarm of an
 * object is run at once, an object is torn down as by a deployment, and one is made as if it had never been asked.
 */
const rigModule = `
import gateway, { ${admissionClass} as Deployed } from "./gateway.js";
import { env, WorkerEntrypoint } from "cloudflare:workers";

let told = env.CLOCK;
const ofTheMachine = Date.now;
Date.now = () => told ?? ofTheMachine();

export default gateway;

export class ${admissionClass} extends Deployed {
	async runAlarm() {
		await this.alarm();
	}
	async tearDown() {
		this.ctx.abort("torn down");
	}
	async renew() {
		await this.ctx.storage.deleteAll();
		await this.ctx.storage.sync();
		this.ctx.abort("renewed");
	}
}

export class Control extends WorkerEntrypoint {
	async fetch(request) {
		const { clock, call, object } = await request.json();
		if (clock !== undefined) told = clock;
		if (call !== undefined) await this.env.ADMISSION.getByName(object)[call]();
		return new Response(null, { status: 204 });
	}
}
`;

/** Workers KV as the runtime asks for it, over records that stay as they are. */
const keysModule = `
export default {
	async fetch(request, { RECORDS }) {
		const name = decodeURIComponent(new URL(request.url).pathname.slice(1));
		return Object.hasOwn(RECORDS, name) ? new Response(RECORDS[name]) : new Response(null, { status: 404 });
	},
};
`;

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configuration({ compatibilityDate, echoUrl, mutant, storage }: RigParts): string {
	const text = JSON.stringify;
	const worker = (modules: string, bindings: string, rest = "") =>
		`(compatibilityDate = ${text(compatibilityDate)}, modules = [${modules}], bindings = [${bindings}]${rest})`;
	const isolate = (name: (typeof rigClocks)[number], rest = "") =>
		worker(
			'(name = "rig.js", esModule = embed "rig.js"), (name = "gateway.js", esModule = embed "gateway.js")',
			[
				'(name = "CONFIG", json = embed "config.json")',
				`(name = "CLOCK", json = embed "${clockFile(name)}")`,
				`(name = "MUTANT", text = ${text(mutant)})`,
				'(name = "KEYS", kvNamespace = "keys")',
				`(name = "ADMISSION", durableObjectNamespace = (className = "${admissionClass}", serviceName = "objects"))`,
				`(name = "${echoService}", service = "echo")`,
			].join(", "),
			`, globalOutbound = "network"${rest}`,
		);
	const stores = `, durableObjectNamespaces = [(className = "${admissionClass}", uniqueKey = "admission", enableSql = true)], durableObjectStorage = (localDisk = "disk")`;
	const services = [
		...rigPlaces.map((place) => `(name = "${place}", worker = ${isolate(place)})`),
		`(name = "objects", worker = ${isolate("objects", stores)})`,
		`(name = "keys", worker = ${worker('(name = "keys.js", esModule = embed "keys.js")', '(name = "RECORDS", json = embed "records.json")')})`,
		`(name = "echo", external = (address = ${text(new URL(echoUrl).host)}, http = ()))`,
		`(name = "disk", disk = (path = ${text(storage)}, writable = true))`,
		'(name = "network", network = (allow = ["private"]))',
	];
	const socket = (name: string, service: string) =>
		`(name = "${name}", address = "127.0.0.1:0", http = (), service = ${service})`;
	const sockets = [
		...rigPlaces.map((place) => socket(place, `"${place}"`)),
		...rigClocks.map((name) => socket(controlOf(name), `(name = "${name}", entrypoint = "Control")`)),
	];
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [${services.join(", ")}], sockets = [${sockets.join(", ")}]);
`;
}
