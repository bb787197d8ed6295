import { composeAdmission } from "../../gateway/src/admission.ts";
import { type GatewayEnv, type Isolate, isolateOf } from "../../gateway/src/platform.ts";
import { coarseFaults } from "./coarse/index.ts";
import { mutants } from "./index.ts";
import { composeMutant, type Fault, openStoreOf, stagesOf } from "./mutant.ts";
import { unnamedFaults } from "./unnamed.ts";

export { Keyring } from "../../gateway/src/keyring.ts";

interface MutantEnv extends GatewayEnv {
	/** Id of the mutant, or of another fault, that this instance has; empty: the reference. */
	readonly MUTANT: string;
}

const isolates = new WeakMap<MutantEnv, Isolate>();

/** A Worker like the deployable one, but for the one part that its mutant replaces. */
export default {
	async fetch(request, env, context) {
		let isolate = isolates.get(env);
		if (isolate === undefined) {
			const mutant = mutantNamed(env.MUTANT);
			isolate = isolateOf(env, stagesOf(mutant), (parts) => composeMutant(mutant, parts));
			isolates.set(env, isolate);
		}
		return isolate.gateway(
			request,
			isolate.platformFor((work) => context.waitUntil(work)),
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
	const mutant = [...mutants, ...coarseFaults, ...unnamedFaults].find((candidate) => candidate.id === id);
	if (mutant === undefined) {
		throw new Error(`no mutant named "${String(id)}"`);
	}
	return mutant;
}
