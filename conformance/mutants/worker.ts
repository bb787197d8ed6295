import { composeAdmission } from "../../gateway/src/admission.ts";
import type { Gateway } from "../../gateway/src/gateway.ts";
import { type GatewayEnv, partsOf, platformOf } from "../../gateway/src/platform.ts";
import { coarseFaults } from "./coarse/index.ts";
import { mutants } from "./index.ts";
import { composeMutant, type Fault, openStoreOf, stagesOf } from "./mutant.ts";

interface MutantEnv extends GatewayEnv {
	/** Id of the mutant or coarse fault that this instance has; empty: the reference. */
	readonly MUTANT: string;
}

const gateways = new WeakMap<MutantEnv, Gateway>();

/** A Worker like the deployable one, but for the one part that its mutant replaces. */
export default {
	async fetch(request, env, context) {
		let gateway = gateways.get(env);
		if (gateway === undefined) {
			const mutant = mutantNamed(env.MUTANT);
			gateway = composeMutant(mutant, partsOf(env, stagesOf(mutant)));
			gateways.set(env, gateway);
		}
		return gateway(
			request,
			platformOf(env, (work) => context.waitUntil(work)),
		);
	},
} satisfies ExportedHandler<MutantEnv>;

export class Admission extends composeAdmission((sql, env) =>
	openStoreOf(mutantNamed(Reflect.get(env, "MUTANT")), sql),
) {}

function mutantNamed(id: unknown): Fault | undefined {
	if (id === "") {
		return undefined;
	}
	const mutant = [...mutants, ...coarseFaults].find((candidate) => candidate.id === id);
	if (mutant === undefined) {
		throw new Error(`no mutant named "${String(id)}"`);
	}
	return mutant;
}
