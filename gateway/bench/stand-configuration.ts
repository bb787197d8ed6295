/** A value that a Worker finds in its environment. */
export type Binding =
	| { readonly text: string }
	/** Anything that is JSON. */
	| { readonly json: unknown }
	/** Workers KV, which whatever listens at this URL stands for. */
	| { readonly keyValueStoreAt: string }
	/** A class of Durable Objects that the Worker itself exports. */
	| { readonly objectsOf: string };

/** One Worker of a process: an isolate of its own, reached on a socket of its own under its name. */
export interface BenchWorker {
	readonly name: string;
	/** Its source, relative to the root of the package. */
	readonly source: string;
	readonly bindings: Readonly<Record<string, Binding>>;
	/** Further entry points, each with the socket `NAME:ENTRYPOINT`. */
	readonly entrypoints?: readonly string[];
}

/** All sockets of these Workers. */
export function socketsOf(workers: readonly BenchWorker[]): readonly string[] {
	return workers.flatMap(({ name, entrypoints = [] }) => [name, ...entrypoints.map((entry) => `${name}:${entry}`)]);
}

/** The module that stands beside the configuration. */
export const moduleFile = (worker: BenchWorker) => `${worker.name}.js`;

/** The limits of the stand: what its Workers have in common. */
export interface StandParts {
	readonly workers: readonly BenchWorker[];
	readonly compatibilityDate: string;
	/** The folder where Durable Objects are stored. */
	readonly storage: string;
}

/**
 * What workerd is started with, in its own language. Workers reach the sockets of this machine and nothing else.
 * https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp
 */
export function standConfiguration({ workers, compatibilityDate, storage }: StandParts): string {
	const services = [
		...workers.map((worker) => `(name = ${text(worker.name)}, worker = ${workerOf(worker, compatibilityDate)})`),
		`(name = "disk", disk = (path = ${text(storage)}, writable = true))`,
		'(name = "network", network = (allow = ["private"]))',
		...keyStoresOf(workers).map((url) => `(name = ${text(url)}, external = (address = ${text(new URL(url).host)}))`),
	];
	const sockets = workers.flatMap(({ name, entrypoints = [] }) => [
		socket(name, text(name)),
		...entrypoints.map((entry) => socket(`${name}:${entry}`, `(name = ${text(name)}, entrypoint = ${text(entry)})`)),
	]);
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [${services.join(", ")}], sockets = [${sockets.join(", ")}]);
`;
}

/** Each once, however many Workers read it. */
function keyStoresOf(workers: readonly BenchWorker[]): readonly string[] {
	const bindings = workers.flatMap((worker) => Object.values(worker.bindings));
	return [...new Set(bindings.flatMap((binding) => ("keyValueStoreAt" in binding ? [binding.keyValueStoreAt] : [])))];
}

function workerOf(worker: BenchWorker, compatibilityDate: string): string {
	const bindings = Object.entries(worker.bindings);
	const classes = bindings.flatMap(([, binding]) => ("objectsOf" in binding ? [binding.objectsOf] : []));
	const namespaces = classes.map(
		(name) => `(className = ${text(name)}, uniqueKey = ${text(`${worker.name}-${name}`)}, enableSql = true)`,
	);
	return `(${[
		`compatibilityDate = ${text(compatibilityDate)}`,
		`modules = [(name = "worker.js", esModule = embed ${text(moduleFile(worker))})]`,
		`bindings = [${bindings.map(([name, binding]) => `(name = ${text(name)}, ${bindingOf(binding)})`).join(", ")}]`,
		'globalOutbound = "network"',
		...(namespaces.length === 0
			? []
			: [`durableObjectNamespaces = [${namespaces.join(", ")}]`, 'durableObjectStorage = (localDisk = "disk")']),
	].join(", ")})`;
}

function bindingOf(binding: Binding): string {
	if ("text" in binding) return `text = ${text(binding.text)}`;
	if ("json" in binding) return `json = ${text(JSON.stringify(binding.json))}`;
	if ("keyValueStoreAt" in binding) return `kvNamespace = ${text(binding.keyValueStoreAt)}`;
	return `durableObjectNamespace = (className = ${text(binding.objectsOf)})`;
}

function socket(name: string, service: string): string {
	return `(name = ${text(name)}, address = "127.0.0.1:0", http = (), service = ${service})`;
}

/** Texts are written as in JSON. */
function text(value: string): string {
	return JSON.stringify(value);
}
