import type { WorkerOptions } from "miniflare";
import type { Json } from "./gateway-config.ts";

/** One Worker in the simulator: an isolate, a socket, a key store and admission objects. */
export interface WorkerPlan {
	/** Unique in the simulator. */
	name: string;
	/** Workers with the same name here share their key store. */
	keyStore: string;
	/** The Worker whose admission objects it uses: itself, or another one that is the same gateway at another place. */
	admission: string;
	/** The gateway's configuration. */
	config: Record<string, Json>;
	/** The servers that its service bindings lead to: their URLs by the names of the bindings. */
	services: Readonly<Record<string, string>>;
	/** Further variables. */
	vars: Readonly<Record<string, string>>;
	host: string;
	/** 0: any free one. */
	port: number;
	/** Its module, where it runs another than the rest. */
	text?: string;
}

export interface WorkerSource {
	/** One ES module. */
	text: string;
	compatibilityDate: string;
}

/** The class of the admission objects, as the Worker exports it. */
export const admissionClass = "Admission";

/**
 * The simulator's options for a Worker that is reached on a socket of its own: not behind the simulator's entry,
 * which repairs targets and lets a header replace them.
 */
export function workerOptionsOf(plan: WorkerPlan, source: WorkerSource): WorkerOptions {
	const vars = Object.entries(plan.vars).map(([name, value]) => [name, { type: "text", value }] as const);
	const services = Object.entries(plan.services).map(
		([name, url]) => [name, { type: "external", address: new URL(url).host }] as const,
	);
	return {
		config: {
			name: plan.name,
			compatibilityDate: source.compatibilityDate,
			manifest: {
				mainModule: "worker.js",
				modules: { "worker.js": { type: "esm", contents: plan.text ?? source.text } },
			},
			env: {
				...Object.fromEntries(vars),
				...Object.fromEntries(services),
				CONFIG: { type: "json", value: plan.config },
				KEYS: { type: "kv", id: plan.keyStore },
				ADMISSION: { type: "durable-object", worker: plan.admission, exportName: admissionClass },
			},
			exports: { [admissionClass]: { type: "durable-object", storage: "sqlite" } },
		},
		dev: { unsafeDirectSockets: [{ host: plan.host, port: plan.port }] },
	};
}
