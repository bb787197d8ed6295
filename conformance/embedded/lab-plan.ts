import type { Need } from "../engine/check.ts";
import { noSpares, type SpareCounts, type SpareKind, type Spares } from "../engine/spares.ts";
import type { Peers } from "../peers/index.ts";
import { echoService, gatewayConfig, type Json, keySetTimes, shortLimits } from "./gateway-config.ts";
import type { WorkerPlan } from "./workers.ts";

/** A gateway of the lab. */
interface InstancePlan {
	/** Letters, digits and dashes; unique in the lab. */
	name: string;
	/** Variables beside the gateway's configuration. */
	vars?: Readonly<Record<string, string>>;
	/** Gateways of the same make beside it; those of the lab by default. */
	spares?: Spares;
	/** Which variants it has; as the lab says by default. */
	variants?: PlanOptions["variants"];
}

export interface PlanOptions {
	/** One called `main` unless told otherwise. */
	instances?: readonly [InstancePlan, ...InstancePlan[]];
	/** Gateways of the same make beside each instance; none unless told otherwise. */
	spares?: Spares;
	/**
	 * The needs for which each instance has others beside it, with the same key store, because it cannot meet them
	 * itself: another scheme, short limits, keys of one environment, several edges. `true` is all of them; none unless told
	 * otherwise.
	 */
	variants?: boolean | readonly Need[];
	/** Where the first instance listens: 127.0.0.1 and a free port. */
	host?: string;
	port?: number;
	/** Members of the gateway's configuration in place of the lab's own. */
	config?: Readonly<Record<string, Json>>;
	/** Whether a Worker that is no gateway stands beside the instances, to show what is the platform's (`Target.platform`). */
	control?: boolean;
}

export interface PlannedSpare {
	kind: SpareKind;
	worker: WorkerPlan;
}

/** The same gateway with another configuration, which meets a need that it cannot meet itself. */
export interface PlannedVariant {
	need: Need;
	worker: WorkerPlan;
}

/** The Workers of one instance. A Worker's name is also that of its key set at the issuer. */
export interface PlannedInstance {
	gateway: WorkerPlan;
	fresh: readonly PlannedSpare[];
	lent: readonly PlannedSpare[];
	variants: readonly PlannedVariant[];
}

/** Every Worker of an instance, its own gateway first. */
export function workersOf({ gateway, fresh, lent, variants }: PlannedInstance): readonly WorkerPlan[] {
	return [gateway, ...[...fresh, ...lent, ...variants].map(({ worker }) => worker)];
}

/** Says which Workers a lab consists of, the first instance first. */
export function planLab(options: PlanOptions, peers: Pick<Peers, "echo" | "issuer">): readonly PlannedInstance[] {
	const host = options.host ?? "127.0.0.1";
	const { port = 0 } = options;
	const hosts = port === 0 ? [] : [`${host}:${port}`, `localhost:${port}`];
	const instances = options.instances ?? [{ name: "main" }];
	return instances.map((instance, index): PlannedInstance => {
		const worker = (name: string, config: Readonly<Record<string, Json>> = {}, port = 0): WorkerPlan => ({
			name,
			keyStore: `keys-${instance.name}`,
			admission: name,
			services: { [echoService]: peers.echo.url },
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
		const { fresh, lent } = instance.spares ?? options.spares ?? noSpares;
		const spares = (counts: SpareCounts, use: string): PlannedSpare[] =>
			kindsIn(counts).map((kind, spare) => {
				const { config, ...plan } = worker(`${instance.name}-${use}-${spare + 1}`);
				return { kind, worker: { ...plan, config: { ...config, ...withTimes(config["jwt"], kind) } } };
			});
		const { variants = options.variants ?? false } = instance;
		const wanted = (need: Need): boolean => (typeof variants === "boolean" ? variants : variants.includes(need));
		const possible: PlannedVariant[] = [
			...otherSchemes(gateway).map((scheme) => ({
				need: scheme,
				worker: setUpOtherwise(worker(`${instance.name}-${scheme}`, { scheme })),
			})),
			{ need: "short-limits", worker: worker(`${instance.name}-short-limits`, shortLimits) },
			{ need: "environment", worker: worker(`${instance.name}-environment`, { environment: "live" }) },
			// Another isolate of the same gateway, as at another point of presence.
			{ need: "edges", worker: { ...worker(`${instance.name}-edge`), admission: gateway.name } },
		];
		return {
			gateway,
			fresh: spares(fresh, "fresh"),
			lent: spares(lent, "lent"),
			variants: possible.filter(({ need }) => wanted(need)),
		};
	});
}

/** What an operator may do otherwise than the lab: public over plain HTTP, and under whatever host. */
function setUpOtherwise({ config: { hosts: _, ...config }, ...plan }: WorkerPlan): WorkerPlan {
	const origin = String(config["publicOrigin"]).replace(/^https:/, "http:");
	return { ...plan, config: { ...config, publicOrigin: origin } };
}

function kindsIn(counts: SpareCounts): SpareKind[] {
	return (Object.entries(counts) as [SpareKind, number][]).flatMap(([kind, count]) =>
		new Array<SpareKind>(count).fill(kind),
	);
}

/** The token part of a configuration with the times of this kind, if it has one. */
function withTimes(jwt: Json | undefined, kind: SpareKind): Readonly<Record<string, Json>> {
	return typeof jwt === "object" && jwt !== null && !Array.isArray(jwt)
		? { jwt: { ...jwt, ...keySetTimes[kind] } }
		: {};
}

/** The schemes that checks can need. */
const schemeNeeds = ["countersign-v1", "sorted-query"] as const satisfies Need[];

function otherSchemes({ config }: WorkerPlan): readonly (typeof schemeNeeds)[number][] {
	const own = config["scheme"] ?? "countersign-v1";
	return schemeNeeds.filter((name) => name !== own);
}
