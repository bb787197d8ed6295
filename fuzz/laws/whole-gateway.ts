import type { Framing, Probe } from "../../conformance/client/probe.ts";
import { applyChange } from "../../conformance/client/tamper.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import type { Law, Violation } from "../law.ts";
import { AdmissionModel } from "../models/admission.ts";
import { judgeIssued } from "../models/issued-token.ts";
import { decideWhole, type WholeDecision } from "../models/whole-decision.ts";
import { type ExchangeFacts, inTime, wrongExchange, wrongFetches } from "./decided-exchange.ts";
import { filled } from "./filling.ts";
import {
	type Again,
	type Ask,
	type FreshNames,
	freshNames,
	type GatewayCommand,
	type GatewaySequence,
	type Party,
	partyOf,
	probeOf,
	recordText,
	type WrittenPlans,
} from "./gateway-command.ts";
import type { Fetched, Site } from "./gateway-site.ts";
import { refusalsAlike } from "./refusal-shape.ts";
import { Unsettled } from "./verdict.ts";

export interface WholeParts {
	readonly sites: ReadonlyMap<string, Site>;
	/** Letters and digits that were never used. */
	freshLetters(): string;
	readonly statusOf: ReadonlyMap<string, number>;
	/** Unix seconds. */
	now(): number;
	pause(seconds: number): Promise<void>;
	readonly runId: string;
	readonly timeoutMs: number;
}

/**
 * Whatever happened to its keys, its quotas and its issuer, a gateway answers each request as the model of the whole
 * decision says: what it answers, what its answer tells, what its upstream saw and what it fetched for it.
 *
 * What different parties do happens side by side, each party's own in its order.
 */
export function gatewayDecidesAsTheModel(parts: WholeParts): Law<GatewaySequence> {
	const alikeAt = new Map([...parts.sites.keys()].map((name) => [name, refusalsAlike()] as const));
	return async ({ site: name, commands }) => {
		const site = parts.sites.get(name);
		const alike = alikeAt.get(name);
		if (site === undefined || alike === undefined) {
			throw new Unsettled(`there is no gateway called ${name} here`);
		}
		const names = freshNames(parts.freshLetters());
		const course: Course = {
			site,
			parts,
			names,
			alike,
			statusOf: parts.statusOf,
			admission: new AdmissionModel(site.setup.liveNonces),
			records: new Map(),
			plans: new Map(),
			signed: new Map(),
			reached: new Map(),
		};
		if (site.issuer.isOurs && commands.some((command) => partyOf(command) === "bearer")) {
			await beginWithHonestKeys(course);
		}
		// All come to their end, also where nothing can be said of one: whoever has the gateway next must find it at rest.
		const ended = await Promise.allSettled(parties.map((party) => follow(commands, party, course)));
		for (const one of ended) {
			if (one.status === "rejected") throw one.reason;
		}
		return ended.map((one) => (one.status === "fulfilled" ? one.value : undefined)).find((one) => one !== undefined);
	};
}

const parties: readonly Party[] = [0, 1, "bearer", "nobody"];

interface Course extends ExchangeFacts {
	readonly parts: WholeParts;
	readonly names: FreshNames;
	readonly admission: AdmissionModel;
	/** What the key store holds, by key id. */
	readonly records: Map<string, string>;
	readonly plans: Map<Party, WrittenPlans>;
	readonly reached: Map<string, number>;
	/** What each party signed last: as it was, and as it went out. */
	readonly signed: Map<Party, Sent>;
}

interface Sent {
	readonly probe: Probe;
	readonly token: string;
	readonly honest: WireRequest;
	readonly request: WireRequest;
}

/** One party's commands, up to the first answer that is not as it should be. */
async function follow(
	commands: readonly GatewayCommand[],
	party: Party,
	course: Course,
): Promise<Violation | undefined> {
	for (const [at, command] of commands.entries()) {
		const happened = partyOf(command) === party ? await happen(command, course) : undefined;
		if (happened === "undecided") {
			return undefined;
		}
		if (happened !== undefined) {
			return { ...happened, at };
		}
	}
	return undefined;
}

/** "undecided": what comes after it depends on what nobody can know. */
type Happened = Violation | "undecided" | undefined;

async function happen(command: GatewayCommand, course: Course): Promise<Happened> {
	const { site, names, records, plans, parts } = course;
	switch (command.do) {
		case "write": {
			const [own, other] = command.key === 0 ? names.keyIds : names.keyIds.toReversed();
			const text = recordText(command.record, own ?? "", other ?? "", Math.floor(parts.now()));
			await site.store.put(own ?? "", text);
			plans.set(command.key, { now: command.record, before: plans.get(command.key)?.now });
			records.set(own ?? "", text);
			return undefined;
		}
		case "delete":
			await site.store.delete(names.keyIds[command.key]);
			records.delete(names.keyIds[command.key]);
			return undefined;
		case "evict":
			await site.evict?.(names.keyIds[command.key]);
			return undefined;
		case "publish":
			await site.issuer.publish(command.mode);
			return undefined;
		case "wait":
			await parts.pause(command.seconds);
			return undefined;
		case "ask":
			return answered(await makeRequest(command, course), command, course);
		case "again":
			return answered(sameRequest(command, course), command, course);
	}
}

const patience = 8;
const pauseSeconds = 0.3;

/** What follows is judged by the set that the gateway then has. */
async function beginWithHonestKeys(course: Course): Promise<void> {
	await course.site.issuer.publish({ mode: "ok" });
	const honest: Ask = { do: "ask", by: "bearer", probe: { route: "read" } };
	await answered(await makeRequest(honest, course), honest, course);
	for (let times = 0; times < patience && !course.site.issuer.isKnown(); times += 1) {
		// It has one from before, and fetches again for a name that it does not know, as soon as it may.
		const unknown: Ask = { ...honest, probe: { route: "read", token: { header: { kid: `before-${times}` } } } };
		await answered(await makeRequest(unknown, course), unknown, course);
		await course.parts.pause(pauseSeconds);
	}
}

/** Undefined where one of the changes that were drawn has nothing to change. */
async function makeRequest(command: Ask, { site, parts, names, plans, signed }: Course): Promise<Sent | undefined> {
	const { runId, now } = parts;
	const { by } = command;
	const plain = probeOf(command, names, plans.get(by) ?? {});
	const build = (one: Probe) => site.build(one, { now, random: freshRandom, runId });
	try {
		const { fill } = command;
		const probe = fill === undefined ? plain : await filled(plain, fill, async (one) => (await build(one)).request);
		const { after = [], ...unaltered } = probe;
		const { request: honest, token } = await build(unaltered);
		const altered = after.reduce<WireRequest>((request, change) => applyChange(request, change, token), honest);
		const usual: Framing = { kind: altered.body.length > 0 || writes.has(altered.method) ? "length" : "none" };
		const sent = { probe, token, honest, request: { ...altered, framing: probe.framing ?? usual } };
		signed.set(by, sent);
		return sent;
	} catch (error) {
		if (error instanceof RangeError) {
			return undefined;
		}
		throw error;
	}
}

/** Their clients say how long a body is, if there is none, too. */
const writes = new Set(["POST", "PUT", "PATCH"]);

/** Undefined where nothing was signed yet. */
function sameRequest({ by, as, headers }: Again, { signed }: Course): Sent | undefined {
	const last = signed.get(by);
	if (last === undefined) {
		return undefined;
	}
	const one = as === "honest" ? last.honest : last.request;
	const others = one.headers.filter(([name]) => !headers.some(([own]) => own.toLowerCase() === name.toLowerCase()));
	return { ...last, request: { ...one, headers: [...others, ...headers] } };
}

/** Sends a request, several of it where it says so, and judges what comes. */
async function answered(sent: Sent | undefined, command: Ask | Again, course: Course): Promise<Happened> {
	const { site, parts } = course;
	if (sent === undefined) {
		return undefined;
	}
	const { request } = sent;
	const { timeoutMs } = parts;
	const copies = command.do === "ask" ? (command.copies ?? 1) : 1;
	const watched = command.by === "bearer" ? await site.issuer.watch() : async () => nobodyFetches(site);
	const transport = command.elsewhere === true ? (site.elsewhere ?? site.transport) : site.transport;
	const from = parts.now();
	const outcomes =
		copies === 1
			? [await transport.send(request, { timeoutMs })]
			: await transport.race(new Array<WireRequest>(copies).fill(request), { timeoutMs });
	const to = parts.now();
	// Whether a request was counted in the old minute or in the new one, nobody outside can tell.
	if (Math.floor(from / 60) !== Math.floor(to / 60)) {
		return "undecided";
	}
	const { view, fetches } = await watched();
	const decision = decideWhole(request, {
		setup: site.setup,
		recordText: (keyId) => course.records.get(keyId),
		admission: course.admission,
		judgeToken: (text) => judgeIssued(text, site.setup, view, { from, to, copies }),
		now: from,
	});
	const { probe, token } = sent;
	const exchanges = outcomes.map((outcome): Exchange => ({ probe, request, token, outcome }));
	return judgeAll(exchanges, decision, fetches, command, course);
}

async function judgeAll(
	exchanges: readonly Exchange[],
	decision: WholeDecision,
	fetches: readonly Fetched[],
	command: Ask | Again,
	course: Course,
): Promise<Happened> {
	const { reached } = course;
	for (const exchange of exchanges) {
		const timely = inTime(decision, exchange, course);
		const violation =
			(await wrongExchange(exchange, timely, course)) ??
			(command.by === "bearer" ? wrongFetches(exchange, decision, fetches) : undefined);
		if (violation !== undefined) {
			return violation;
		}
		if (decision.prediction.outcome === "accepted") {
			const times = timely.prediction.outcome === "accepted" ? 1 : Number.POSITIVE_INFINITY;
			reached.set(exchange.token, (reached.get(exchange.token) ?? 0) + times);
		}
	}
	return decision.prediction.outcome === "open" ? "undecided" : undefined;
}

/** For requests that come beside those with tokens: what is fetched then is not for them. */
async function nobodyFetches({ issuer }: Site) {
	const { view } = await (await issuer.watch())();
	return { view, fetches: [] as readonly Fetched[] };
}
