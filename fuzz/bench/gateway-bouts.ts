import { type Lab, type Rig, startLab, startRig } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import type { Mutant } from "../../conformance/mutants/mutant.ts";
import { openGateway } from "../gateway.ts";
import { Unsettled } from "../laws/verdict.ts";
import { besideTheGateway } from "../properties/gateway-sites.ts";
import type { Property } from "../property.ts";
import { runFuzz } from "../run.ts";
import type { Bout } from "./bout.ts";

/** How many broken gateways one simulator runs, each with all that stands beside it; they wait while another is tried. */
const gatewaysAtOnce = 5;
const primaryKey = "live_org_test123";
const timeoutMs = 10_000;

/** A suite, and how long it may look for a fault. */
export interface Contender {
	readonly suite: Bout["suite"];
	readonly properties: readonly Property[];
	readonly timeMs: number;
	/** Sends no more than so many requests. */
	readonly most?: number;
}

/** A broken gateway that is running. */
export interface BrokenGateway {
	readonly mutant: Mutant;
	/** Looks for the fault until it is found, or there has been enough of it. */
	meet(contender: Contender, seed: number): Promise<Bout>;
}

/** Starts broken gateways, some at a time, and hands over one after the other. */
export async function* brokenGateways(mutants: readonly Mutant[]): AsyncGenerator<BrokenGateway> {
	for (let at = 0; at < mutants.length; at += gatewaysAtOnce) {
		const batch = mutants.slice(at, at + gatewaysAtOnce);
		const [first, ...others] = batch.map(({ id }) => ({
			name: id,
			vars: { MUTANT: id },
			...besideTheGateway,
		}));
		if (first === undefined) return;
		const lab = await startLab({ entry: "mutants", instances: [first, ...others], control: true });
		try {
			for (const mutant of batch) {
				yield { mutant, meet: (contender, seed) => meet(lab, mutant.id, contender, seed) };
			}
		} finally {
			await lab.dispose();
		}
	}
}

async function meet(lab: Lab, name: string, contender: Contender, seed: number): Promise<Bout> {
	const target = lab.targets.get(name);
	if (target === undefined) throw new Error(`the lab has no gateway called ${name}`);
	const { suite, properties, timeMs, most = Number.POSITIVE_INFINITY } = contender;
	const enough = new AbortController();
	let executions = 0;
	let found: { property: string; requirement: string; executions: number; ms: number } | undefined;
	const started = performance.now();
	const gateway = await openGateway({
		target,
		runId: `bench-${seed}`,
		timeoutMs,
		redactor: new Redactor(target.secrets),
		admit: async (count) => {
			// What goes on after the end of a bout would be taken for the next one's.
			if (enough.signal.aborted) throw new Unsettled("the bout is over");
			executions += count;
			if (executions >= most) enough.abort();
		},
		// One that is not running has nothing to forget.
		evict: (keyId = primaryKey) => lab.evictAdmission(keyId, name).catch(() => {}),
	});
	const report = await runFuzz({
		properties,
		regressions: [],
		place: {
			gateway: async () => gateway,
			rig: async () => {
				const rig = counted(await startRig({ entry: "mutants", mutant: name }), (count) => {
					executions += count;
				});
				return { usable: true, rig, runId: `bench-${seed}` };
			},
		},
		seed,
		runId: `bench-${seed}`,
		timeMs,
		onViolation: ({ id }, { requirement }) => {
			found ??= { property: id, requirement, executions, ms: Math.round(performance.now() - started) };
			enough.abort();
		},
		target: () => target,
		redactor: () => new Redactor(target.secrets),
		replay: () => "",
		slowDown: async () => false,
		signal: enough.signal,
	});
	const unsettled = report.results.find(
		({ verdict, reason }) => verdict === "error" || reason?.includes("usable") === true,
	);
	const bout = { fault: name, suite, seed };
	if (found !== undefined) {
		const { property, requirement, ...effort } = found;
		return { ...bout, ...effort, found: { property, requirement } };
	}
	return {
		...{ ...bout, executions, ms: Math.round(performance.now() - started) },
		...(unsettled?.reason === undefined ? {} : { unsettled: `${unsettled.id}: ${unsettled.reason}` }),
	};
}

/** The same rig, which tells how many requests are sent to it. */
function counted(rig: Rig, tell: (count: number) => void): Rig {
	return {
		...rig,
		transport: (place) => {
			const { send, race } = rig.transport(place);
			return {
				send: (request, options) => {
					tell(1);
					return send(request, options);
				},
				race: (requests, options) => {
					tell(requests.length);
					return race(requests, options);
				},
			};
		},
	};
}
