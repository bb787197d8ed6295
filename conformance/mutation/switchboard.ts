import { DurableObject } from "cloudflare:workers";
import { evaluateGateway, type GatewayModule } from "countersign:instrumented-gateway";
import { type Command, type Coverage, controlHeader } from "./control.ts";

interface SwitchboardEnv {
	readonly MUTATION_CONTROL: string;
	readonly ADMISSION: DurableObjectNamespace<Admission>;
}

/** What the instrumented code looks at, by the names that Stryker gives to it. */
interface Instrumentation {
	readonly activeMutant: string | undefined;
	readonly hitLimit: number | undefined;
	hitCount: number | undefined;
	currentTestId: string | undefined;
	readonly mutantCoverage: Coverage;
}

/**
 * One life of the gateway: its modules are executed anew, so that a mutant in what runs at load time is in force and
 * nothing is remembered, and its admission objects are new ones. Code of an earlier life keeps its own mutant.
 */
class Epoch {
	readonly #name: string;
	readonly #instrumentation: Instrumentation;
	#evaluated: { readonly module: GatewayModule } | { readonly error: unknown } | undefined;
	#env: object | undefined;

	constructor(name: string, mutant?: string, hitLimit?: number) {
		this.#name = name;
		this.#instrumentation = {
			activeMutant: mutant,
			hitLimit,
			hitCount: hitLimit === undefined ? undefined : 0,
			currentTestId: undefined,
			mutantCoverage: { static: {}, perTest: {} },
		};
	}

	/** The gateway's module. Throws, as often as it is asked, what its execution threw: such a Worker does not start. */
	gateway(): GatewayModule {
		this.#evaluated ??= this.#evaluate();
		if ("error" in this.#evaluated) {
			throw this.#evaluated.error;
		}
		return this.#evaluated.module;
	}

	#evaluate(): { readonly module: GatewayModule } | { readonly error: unknown } {
		const test = this.#instrumentation.currentTestId;
		// What runs at load time runs for no test in particular.
		this.#instrumentation.currentTestId = undefined;
		Reflect.set(globalThis, "__stryker__", this.#instrumentation);
		try {
			return { module: evaluateGateway() };
		} catch (error) {
			return { error };
		} finally {
			this.#instrumentation.currentTestId = test;
		}
	}

	/** The bindings, always the same object, with admission objects that no other life has. */
	bindings(env: SwitchboardEnv): object {
		const getByName = (name: string) => env.ADMISSION.getByName(`${this.#name} ${name}`);
		this.#env ??= { ...env, ADMISSION: { getByName } };
		return this.#env;
	}

	attribute(test: string): void {
		this.#instrumentation.currentTestId = test;
	}

	takeCoverage(): Coverage {
		const taken = { ...this.#instrumentation.mutantCoverage };
		// The instrumented code holds on to the object itself.
		Object.assign(this.#instrumentation.mutantCoverage, { static: {}, perTest: {} });
		return taken;
	}
}

/** The only state: which life the gateway of this isolate is in. */
const isolate = { epoch: new Epoch("before") };

/** A Worker that is the gateway with any of its mutants, one at a time, as it is told. */
export default {
	async fetch(request, env, context) {
		const control = request.headers.get(controlHeader);
		if (control?.startsWith(`${env.MUTATION_CONTROL} `)) {
			return Response.json(obey(JSON.parse(control.slice(env.MUTATION_CONTROL.length + 1)) as Command) ?? null);
		}
		const { epoch } = isolate;
		return epoch.gateway().default.fetch(request, epoch.bindings(env), context);
	},
} satisfies ExportedHandler<SwitchboardEnv>;

function obey(command: Command): Coverage | undefined {
	switch (command.do) {
		case "begin":
			isolate.epoch = new Epoch(command.epoch, command.mutant, command.hitLimit);
			return undefined;
		case "attribute":
			isolate.epoch.attribute(command.test);
			return undefined;
		case "coverage":
			return isolate.epoch.takeCoverage();
	}
}

/** The admission object of the life in which it was first asked. */
export class Admission extends DurableObject<SwitchboardEnv> {
	readonly #epoch = isolate.epoch;
	readonly #object: InstanceType<GatewayModule["Admission"]>;

	constructor(state: DurableObjectState, env: SwitchboardEnv) {
		super(state, env);
		this.#object = new (this.#epoch.gateway().Admission)(state, env);
	}

	admit(requests: unknown): Promise<unknown> {
		return this.#object.admit(requests);
	}

	setRevoked(revoked: boolean): Promise<void> {
		return this.#object.setRevoked(revoked);
	}

	override async alarm(): Promise<void> {
		// An alarm that was set in an earlier life has nobody left to serve.
		if (this.#epoch === isolate.epoch) {
			await this.#object.alarm();
		}
	}
}
