import { type Lab, startLab, startRig } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import type { Target } from "../../conformance/engine/target.ts";
import { openGateway } from "../gateway.ts";
import { Patience } from "../patience.ts";
import type { Gateway, NoGateway, Place } from "../place.ts";
import { besideTheGateway } from "../properties/gateway-sites.ts";
import type { Property } from "../property.ts";
import type { FuzzReport } from "../report/schema.ts";
import { runFuzz } from "../run.ts";
import type { Bout } from "./bout.ts";
import { counted } from "./counted-rig.ts";
import { Effort, type Limit, type Outcome } from "./effort.ts";

const primaryKey = "live_org_test123";
const timeoutMs = 10_000;

/** A suite, and how long it may look for a fault. */
export interface Contender extends Limit {
	readonly suite: Bout["suite"];
	readonly properties: readonly Property[];
}

/** What a gateway without a fault is called among those that have one. */
export const reference = "reference";

/**
 * Lets a suite look for the fault of a broken gateway until it is found, or there has been enough of it. Each bout has a
 * gateway that was just started, with all that stands beside it, so that no bout sees what another has left.
 */
export async function meetGateway(fault: string, contender: Contender, seed: number): Promise<Bout> {
	const { suite } = contender;
	const mutant = fault === reference ? "" : fault;
	const before = performance.now();
	const lab = await startLab({
		entry: "mutants",
		instances: [{ name: fault, vars: { MUTANT: mutant }, ...besideTheGateway }],
		control: true,
	});
	try {
		const bootMs = Math.round(performance.now() - before);
		return { ...{ fault, suite, seed, bootMs }, ...(await meet(lab, mutant, contender, seed)) };
	} finally {
		await lab.dispose();
	}
}

async function meet(lab: Lab, mutant: string, contender: Contender, seed: number): Promise<Outcome> {
	const { properties, timeMs } = contender;
	const { target } = lab;
	const runId = `bench-${seed}`;
	const effort = new Effort(contender);
	const patience = new Patience({ usual: async () => {}, tell: () => {} });
	const gateway = await openTarget(lab, runId, async (count) => {
		await patience.admit(count);
		effort.count(count);
	});
	effort.begin();
	const report = await runFuzz({
		...{ properties, regressions: [], seed, runId, timeMs },
		place: placeOf(gateway, mutant, runId, effort),
		settled: () => patience.settled(),
		onViolation: ({ id }, { requirement }) => effort.found(id, requirement),
		target: () => target,
		redactor: () => redactorOf(target),
		replay: () => "",
		slowDown: (unsettled) => Promise.race([patience.slowDown(unsettled), effort.over.then(() => false)]),
		signal: effort.signal,
	});
	effort.end();
	return effort.outcome(reasonOf(report));
}

function openTarget(lab: Lab, runId: string, admit: (count: number) => Promise<void>): Promise<Gateway | NoGateway> {
	return openGateway({
		...{ target: lab.target, runId, timeoutMs, redactor: redactorOf(lab.target), admit },
		// One that is not running has nothing to forget.
		evict: (keyId = primaryKey) => lab.evictAdmission(keyId).catch(() => {}),
	});
}

function placeOf(gateway: Gateway | NoGateway, mutant: string, runId: string, effort: Effort): Place {
	return {
		gateway: async () => gateway,
		rig: async () => {
			const rig = await startRig({ entry: "mutants", mutant });
			return { usable: true, rig: counted(rig, (count) => effort.count(count)), runId };
		},
	};
}

function redactorOf({ secrets }: Target): Redactor {
	return new Redactor(secrets);
}

/** Why nothing could be said: a property went wrong, or each of them gave up before its time was over. */
function reasonOf({ results }: FuzzReport): string | undefined {
	const tried = results.filter(({ verdict }) => verdict !== "skip");
	const failed = tried.find(({ verdict }) => verdict === "error");
	const gaveUp = tried.every(({ verdict, reason = "" }) => verdict === "inconclusive" && !forWantOfTime.test(reason));
	const { id, reason } = failed ?? (gaveUp ? tried[0] : undefined) ?? {};
	return reason === undefined ? undefined : `${id}: ${reason}`;
}

const forWantOfTime = /^the run was (?:interrupted|over before any input was judged)$/;
