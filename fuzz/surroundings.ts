import type { Io } from "../conformance/cli/io.ts";
import { MiniflareMissing, startLab, startRig } from "../conformance/embedded/index.ts";
import { Redactor } from "../conformance/engine/redact.ts";
import { rateLimit, realTime } from "../conformance/engine/schedule.ts";
import type { Target } from "../conformance/engine/target.ts";
import { isLoopback } from "../conformance/peers/index.ts";
import { openGateway } from "./gateway.ts";
import { graceMs } from "./grace.ts";
import type { Unsettled } from "./laws/verdict.ts";
import { Patience } from "./patience.ts";
import type { Gateway, NoGateway, Place } from "./place.ts";
import type { FuzzProgress } from "./progress.ts";
import { besideTheGateway } from "./properties/gateway-sites.ts";

/** Everything around a run that has to be opened, and closed again. */
export interface Surroundings {
	readonly place: Place;
	/** Knows the secrets of the gateway that was asked, if one was. */
	redactor(): Redactor;
	/** The gateway that was asked, if one was. */
	target(): Target | undefined;
	/** Told why nothing could be said of an input; resolves with false where there is no point in asking again. */
	slowDown(unsettled: Unsettled): Promise<boolean>;
	/** Something could be said of an input. */
	settled(): void;
	/** Words that choose the same target again. */
	readonly words: readonly string[];
	close(): Promise<void>;
}

interface SurroundingsChoice {
	target?: string;
	config?: string;
	rate?: number;
	concurrency?: number;
	timeout?: number;
	/** Milliseconds that the run is for. */
	time?: number;
}

/** Where it is told of waits, other than as lines on standard error. */
type Telling = Pick<FuzzProgress, "note" | "waiting">;

export type OpensSurroundings = (
	choice: SurroundingsChoice,
	runId: string,
	io: Io,
	progress?: Telling,
) => Promise<Surroundings>;

const defaultTimeoutMs = 10_000;

/** Requests per second to a gateway that others reach as well, unless told: as many as a busy caller sends. */
const politeRate = 100;

/** Nobody but its operator has anything of a gateway on this machine. */
function usualRate({ baseUrl }: Target): number | undefined {
	return isLoopback(new URL(baseUrl).hostname) ? undefined : politeRate;
}

interface Opened {
	readonly target: Target;
	readonly pace: { timeoutMs?: number | undefined; rate?: number | undefined; concurrency?: number | undefined };
	readonly words: readonly string[];
	evict?(keyId?: string): Promise<void>;
	close(): Promise<void>;
}

/**
 * The surroundings of a run. A target that was named is opened at once, so that a wrong config is said before anything
 * runs (`ConfigError`); the embedded gateway is started when a property first asks for it.
 */
export const openSurroundings: OpensSurroundings = async (choice, runId, io, progress) => {
	const named = choice.target === undefined && choice.config === undefined ? undefined : await openNamed(choice, io);
	let asked: Promise<Opened | NoGateway> | undefined = named === undefined ? undefined : Promise.resolve(named);
	let gateway: Promise<Gateway | NoGateway> | undefined;
	let target: Target | undefined = named?.target;
	const asksFor = choice.rate ?? named?.pace.rate;
	const rate = asksFor ?? (named === undefined ? undefined : usualRate(named.target));
	const tell = progress?.note ?? ((text: string) => void io.stderr.write(`${text}\n`).catch(() => {}));
	const patience = new Patience({
		usual: rate === undefined ? async () => {} : rateLimit(rate),
		tell,
		waiting: progress?.waiting,
		...(choice.time === undefined ? {} : { endsAt: realTime.now() + choice.time + graceMs }),
	});
	if (rate !== asksFor) tell(`not more than ${rate} requests a second, unless --rate says otherwise`);
	const open = async (): Promise<Gateway | NoGateway> => {
		asked ??= unlessMissing(openEmbedded);
		const opened = await asked;
		if ("usable" in opened) {
			return opened;
		}
		target = opened.target;
		const atOnce = choice.concurrency ?? opened.pace.concurrency ?? opened.target.defaultConcurrency;
		return openGateway({
			target: limited(opened.target, atOnce),
			runId,
			timeoutMs: choice.timeout ?? opened.pace.timeoutMs ?? defaultTimeoutMs,
			redactor: redactorOf(opened.target),
			admit: (count) => patience.admit(count),
			time: patience.time,
			...(opened.evict === undefined ? {} : { evict: opened.evict }),
		});
	};
	return {
		place: {
			gateway: () => {
				gateway ??= open();
				return gateway;
			},
			...(named === undefined
				? {
						rig: async () => {
							const rig = await unlessMissing(startRig);
							if ("usable" in rig) return rig;
							target ??= rig.target;
							return { usable: true, rig, runId };
						},
					}
				: {}),
		},
		redactor: () => redactorOf(target),
		target: () => target,
		slowDown: (unsettled) => patience.slowDown(unsettled),
		settled: () => patience.settled(),
		words: named?.words ?? [],
		close: async () => {
			// Whoever asked for what did not start has been told why.
			const opened = await asked?.catch(() => undefined);
			if (opened !== undefined && !("usable" in opened)) {
				await opened.close();
			}
		},
	};
};

function redactorOf(target: Target | undefined): Redactor {
	return new Redactor(target?.secrets ?? [], target?.sensitiveHeaders ?? []);
}

async function openNamed(choice: SurroundingsChoice, io: Io): Promise<Opened> {
	const { openTarget } = await import("../conformance/cli/open-target.ts");
	const { noSpares } = await import("../conformance/engine/spares.ts");
	const { target, config } = choice;
	const opened = await openTarget(
		{ ...(target === undefined ? {} : { target }), ...(config === undefined ? {} : { config }), spares: noSpares },
		io,
	);
	await opened.ready();
	return { target: opened.target, pace: opened.pace, words: opened.words, close: () => opened.close() };
}

/** The embedded gateway, also as at another place, and with other schemes, limits and times. */
async function openEmbedded(): Promise<Opened> {
	const lab = await startLab({
		...besideTheGateway,
		control: true,
	});
	return {
		target: lab.target,
		pace: {},
		words: [],
		evict: (keyId = primaryKey) => lab.evictAdmission(keyId).catch(unlessNotRunning),
		close: () => lab.dispose(),
	};
}

/** What is started, or why there is none: without the simulator, what needs it is skipped by name. */
async function unlessMissing<T>(start: () => Promise<T>): Promise<T | NoGateway> {
	try {
		return await start();
	} catch (error) {
		if (error instanceof MiniflareMissing) {
			return {
				usable: false,
				verdict: "skip",
				reason: "the embedded gateway cannot be started",
				remedy: error.message,
			};
		}
		throw error;
	}
}

/** An object that is out of memory already is as good as evicted. */
function unlessNotRunning(error: unknown): void {
	if (!(error instanceof Error && error.message.includes("not currently running"))) {
		throw error;
	}
}

/** The published key that the lab signs with unless told otherwise. */
const primaryKey = "live_org_test123";

/** The same target, with no more than so many exchanges under way. */
function limited(target: Target, atOnce: number): Target {
	const waiting: (() => void)[] = [];
	let free = atOnce;
	const taking = async <T>(work: () => Promise<T>): Promise<T> => {
		if (free === 0) {
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else {
			free -= 1;
		}
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === undefined) {
				free += 1;
			} else {
				next();
			}
		}
	};
	const { send, race, converse } = target.transport;
	return {
		...target,
		transport: {
			send: (request, options) => taking(() => send(request, options)),
			// A race needs its copies at the same time, or it is none.
			race: (requests, options) => taking(() => race(requests, options)),
			...(converse === undefined
				? {}
				: { converse: (conversation, options) => taking(() => converse(conversation, options)) }),
		},
	};
}
