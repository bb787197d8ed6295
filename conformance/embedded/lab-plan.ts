import { builtInSchemes, countersignV1 } from "../client/protocol.ts";
import type { Peers } from "../peers/index.ts";
import { gatewayConfig, type Json } from "./gateway-config.ts";
import type { WorkerPlan } from "./workers.ts";

/** A gateway of the lab. */
interface InstancePlan {
	/** Letters, digits and dashes; unique in the lab. */
	name: string;
	/** Variables beside the gateway's configuration. */
	vars?: Readonly<Record<string, string>>;
	/** How many more of the same make are kept unused; as many as the lab's by default. */
	spares?: number;
	/** Whether it also runs under the other schemes; as the lab says by default. */
	variants?: boolean;
}

export interface PlanOptions {
	/** One called `main` unless told otherwise. */
	instances?: readonly [InstancePlan, ...InstancePlan[]];
	/** Fresh gateways for each instance; none unless told otherwise. */
	spares?: number;
	/**
	 * Whether each instance has one beside it for every other scheme, with the same key store, on which the checks of
	 * that scheme run; not unless told otherwise.
	 */
	variants?: boolean;
	/** Where the first instance listens: 127.0.0.1 and a free port. */
	host?: string;
	port?: number;
	/** Members of the gateway's configuration in place of the lab's own. */
	config?: Readonly<Record<string, Json>>;
}

/** The Workers of one instance. A Worker's name is also that of its key set at the issuer. */
export interface PlannedInstance {
	gateway: WorkerPlan;
	spares: readonly WorkerPlan[];
	/** The same gateway under each other scheme. */
	variants: readonly WorkerPlan[];
}

/** Says which Workers a lab consists of, the first instance first. */
export function planLab(options: PlanOptions, peers: Pick<Peers, "echo" | "issuer">): readonly PlannedInstance[] {
	const host = options.host ?? "127.0.0.1";
	const hosts = options.port === undefined ? [] : [`${host}:${options.port}`, `localhost:${options.port}`];
	const instances = options.instances ?? [{ name: "main" }];
	return instances.map((instance, index): PlannedInstance => {
		const worker = (name: string, config: Readonly<Record<string, Json>> = {}, port = 0): WorkerPlan => ({
			name,
			keyStore: `keys-${instance.name}`,
			vars: instance.vars ?? {},
			config: {
				...gatewayConfig({ echoUrl: peers.echo.url, jwksUrl: peers.issuer.jwksUrl(name), hosts }),
				...options.config,
				...config,
			},
			host,
			port,
		});
		const gateway = worker(instance.name, {}, index === 0 ? (options.port ?? 0) : 0);
		const spares = instance.spares ?? options.spares ?? 0;
		return {
			gateway,
			spares: Array.from({ length: spares }, (_, spare) => worker(`${instance.name}-fresh-${spare + 1}`)),
			variants:
				(instance.variants ?? options.variants ?? false)
					? otherSchemes(gateway).map((scheme) => worker(`${instance.name}-${scheme}`, { scheme }))
					: [],
		};
	});
}

function otherSchemes({ config }: WorkerPlan): readonly string[] {
	const own = config["scheme"] ?? countersignV1.name;
	return Object.keys(builtInSchemes).filter((name) => name !== own);
}
