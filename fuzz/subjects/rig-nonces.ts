import type { Built } from "../../conformance/client/build.ts";
import type { WireOutcome } from "../../conformance/client/wire.ts";
import type { Rig } from "../../conformance/embedded/index.ts";
import { describeOutcome } from "../../conformance/engine/answer.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import type { Answered } from "../laws/nonce-answers.ts";
import type { NonceSubject } from "../laws/nonce-history.ts";
import { Unsettled } from "../laws/verdict.ts";
import type { NonceRequest } from "../models/nonce-command.ts";
import type { Clocks } from "../models/nonce-history.ts";
import { nonceAnswer, nonceProbe } from "./nonce-probe.ts";

export interface RigSubject {
	readonly rig: Rig;
	readonly runId: string;
	/** Key ids by their roles: those whose admission objects a history disturbs. */
	readonly keyIds: readonly string[];
	/** At which all clocks stand, until a history sets them; undefined: they go as that of this machine, and cannot be set. */
	readonly startMs?: number;
}

/** The gateway in a process of its own, which histories stop, set back, tear down and kill. */
export async function rigNonces({ rig, runId, keyIds, startMs }: RigSubject): Promise<NonceSubject> {
	let clocks: Clocks | undefined;
	const setClocks = async (told: Clocks) => {
		clocks = told;
		await rig.setTimes({ here: told.here, there: told.there, objects: told.object });
	};
	const now = (): Clocks => clocks ?? alike(Date.now());
	const sent = new Map<number, Built>();
	const buildOf = async (request: NonceRequest): Promise<Built> => {
		const before = sent.get(request.id);
		if (before !== undefined) return before;
		const moment = { now: () => now()[request.place] / 1000, random: freshRandom, runId };
		const built = await rig.target.build(nonceProbe(request), moment);
		sent.set(request.id, built);
		return built;
	};
	let cuts = 0;
	const eachObject = async (work: (keyId: string) => Promise<void>) => {
		await Promise.all(keyIds.map(work));
	};
	// What another history has done to the objects is forgotten.
	await eachObject((keyId) => rig.renew(keyId));
	await (startMs === undefined ? rig.setTimes(undefined) : setClocks(alike(startMs)));
	return {
		clocks: now,
		async send(request) {
			const before = cuts;
			const built = await buildOf(request);
			const transport = rig.transport(request.place);
			// A race would hold the last bytes back for longer than it takes to cut the gateway short.
			const copies = Array.from({ length: request.copies }, () => transport.send(built.request));
			const outcomes = await Promise.all(copies);
			return outcomes.map((outcome) => answered({ outcome, built, request, rig, isCut: cuts > before }));
		},
		prune: () => eachObject((keyId) => rig.prune(keyId)),
		restart: () => eachObject((keyId) => rig.tearDown(keyId)),
		async cut(how) {
			cuts += 1;
			await (how === "kill" ? rig.restart() : eachObject((keyId) => rig.tearDown(keyId)));
		},
		...(startMs === undefined ? {} : { setClocks }),
	};
}

const alike = (ms: number): Clocks => ({ here: ms, there: ms, object: ms });

interface Answer {
	readonly outcome: WireOutcome;
	readonly built: Built;
	readonly request: NonceRequest;
	readonly rig: Rig;
	/** Whether the gateway was cut short since the request was sent. */
	readonly isCut: boolean;
}

/** Of a request that was cut short nobody knows what became, nor of one whose object went away (HMAC-NONCE-11). */
function answered({ outcome, built, request, rig, isCut }: Answer): Answered {
	const exchange = { probe: nonceProbe(request), request: built.request, token: built.token, outcome };
	if (isCut && (!outcome.ok || outcome.answer.status === 503)) {
		return { answer: "lost", exchange };
	}
	const answer = nonceAnswer(exchange, request.manner, rig.target);
	if (answer === undefined) throw new Unsettled(describeOutcome(outcome));
	return { answer, exchange };
}
