import { type Law, Unjudged, type Violation } from "../law.ts";
import { AdmissionModel } from "../models/admission.ts";
import type { Course, WholeParts } from "./course.ts";
import { answered, callersOf, type Happened } from "./gateway-answers.ts";
import {
	type Again,
	freshNames,
	type GatewayCommand,
	type GatewaySequence,
	type Party,
	partyOf,
	recordText,
} from "./gateway-command.ts";
import { makeRequests, type Sent, sameRequest } from "./gateway-request.ts";
import { refusalsAlike } from "./refusal-shape.ts";

/**
 * Whatever happened to its keys, its quotas and its issuer, a gateway answers each request as the model of the whole
 * decision says: what it answers, what its answer tells, what its upstream saw and what it fetched for it.
 *
 * What different parties do happens side by side, each party's own in its order. What cannot be done to the gateway, and
 * what comes after an answer that nobody can foresee, is not judged; a request once more that was never made is nothing.
 */
export function gatewayDecidesAsTheModel(parts: WholeParts): Law<GatewaySequence> {
	const alikeAt = new Map([...parts.sites.keys()].map((name) => [name, refusalsAlike()] as const));
	return async ({ site: name, commands }) => {
		const site = parts.sites.get(name);
		const alike = alikeAt.get(name);
		if (site === undefined || alike === undefined) {
			// A corpus may be of a run against another gateway, which this one has no say in.
			throw new Unjudged(`there is no gateway called ${name} here`);
		}
		const course: Course = {
			site,
			parts,
			names: freshNames(parts.freshLetters()),
			alike,
			statusOf: parts.statusOf,
			admission: new AdmissionModel(site.setup.liveNonces),
			records: new Map(),
			missed: new Map(),
			steps: [],
			plans: new Map(),
			signed: new Map(),
			reached: new Map(),
		};
		const needsKeys = site.issuer.isOurs && commands.some((command) => partyOf(command) === "bearer");
		const unready = needsKeys ? await begin(course) : undefined;
		if (unready === "undecided" || unready === "untold" || unready instanceof Unjudged) {
			throw new Unjudged("nobody can know what the gateway has at the beginning");
		}
		if (unready !== undefined) {
			return unready;
		}
		// All come to their end, also where nothing can be said of one: whoever has the gateway next must find it at rest.
		const ended = await Promise.allSettled(parties.map((party) => follow(commands, party, course)));
		for (const one of ended) {
			if (one.status === "rejected") throw one.reason;
		}
		const violation = ended
			.map((one) => (one.status === "fulfilled" ? one.value : undefined))
			.find((one) => one !== undefined);
		const [missed] = [...course.missed.values()];
		if (missed === undefined) {
			return violation;
		}
		const judged = { site: name, commands: commands.filter((_, at) => !course.missed.has(at)) };
		if (violation !== undefined) {
			return { ...violation, judged };
		}
		throw new Unjudged(missed, judged.commands.some(isAsked) ? judged : undefined);
	};
}

function isAsked(command: GatewayCommand): boolean {
	return command.do === "ask" || command.do === "again";
}

const parties: readonly Party[] = [0, 1, "bearer", "nobody"];

/** One party's commands, up to the first answer that is not as it should be. */
async function follow(
	commands: readonly GatewayCommand[],
	party: Party,
	course: Course,
): Promise<Violation | undefined> {
	for (const [at, command] of commands.entries()) {
		const happened = partyOf(command) === party ? await happen(command, course) : undefined;
		if (partyOf(command) === party && happened === undefined && !isAsked(command)) {
			course.steps.push({ done: doneBy(command) });
		}
		if (happened instanceof Unjudged) {
			course.missed.set(at, happened.message);
		} else if (happened === "undecided" || happened === "untold") {
			for (const [later, other] of commands.entries()) {
				const isMissed = happened === "untold" ? later >= at : later > at;
				if (isMissed && partyOf(other) === party) course.missed.set(later, beyondKnowing);
			}
			return undefined;
		} else if (happened !== undefined) {
			return { ...happened, at, ...(course.steps.length > 1 ? { steps: [...course.steps] } : {}) };
		}
	}
	return undefined;
}

/** A command that is no request, in words. */
function doneBy(command: GatewayCommand): string {
	switch (command.do) {
		case "write":
		case "delete":
		case "evict":
			return `${command.do} ${command.do === "evict" ? "the object" : "the record"} of key ${command.key}`;
		case "publish":
			return `publish a key set: ${command.mode.mode}`;
		case "wait":
			return `wait ${command.seconds} seconds`;
		default:
			return command.do;
	}
}

const beyondKnowing = "what comes after an answer that nobody can foresee cannot be foreseen";

async function happen(command: GatewayCommand, course: Course): Promise<Happened> {
	const { site, names, records, plans } = course;
	switch (command.do) {
		case "write": {
			const [own, other] = command.key === 0 ? names.keyIds : names.keyIds.toReversed();
			const text = recordText(command.record, own ?? "", other ?? "", Math.floor(site.now()));
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
			if (site.evict === undefined) return undoable(command.do);
			await site.evict(names.keyIds[command.key]);
			return undefined;
		case "publish":
			if (!site.issuer.isOurs) return undoable(command.do);
			await site.issuer.publish(command.mode);
			return undefined;
		case "restart":
			if (site.restart === undefined) return undoable(command.do);
			await site.restart();
			site.issuer.outlive();
			return undefined;
		case "wait":
			if (site.advance === undefined) return undoable(command.do);
			await site.advance(command.seconds);
			return undefined;
		case "ask":
			if (command.elsewhere === true && site.elsewhere === undefined) return undoable("another place");
			await site.admit(callersOf(command));
			return answered(await makeRequests(command, course), command, course);
		case "again":
			if (command.elsewhere === true && site.elsewhere === undefined) return undoable("another place");
			await site.admit(1);
			return answered(again(command, course), command, course);
	}
}

function undoable(what: string): Unjudged {
	return new Unjudged(`this cannot be done to this gateway: ${what}`);
}

/**
 * Lets a sequence begin where it is known what the gateway has: nothing that still counts, where its time is ours, and
 * otherwise the honest keys.
 */
async function begin(course: Course): Promise<Happened> {
	const { site, parts } = course;
	const { tokens } = site.setup;
	await site.issuer.publish({ mode: "ok" });
	if (!site.issuer.isKnown()) {
		// A fetch that is still under way comes to its end.
		await parts.time.wait(tokens.timeoutSeconds * 1000);
	}
	if (site.advance === undefined) {
		return happen({ do: "ask", by: "bearer", probe: { route: "read" } }, course);
	}
	const { cacheSeconds, staleSeconds, unknownKeyCooldownSeconds, failureCooldownSeconds } = tokens;
	await site.advance(2 * (cacheSeconds + staleSeconds + unknownKeyCooldownSeconds + failureCooldownSeconds));
	site.issuer.outlive();
	return undefined;
}

function again(command: Again, course: Course): readonly Sent[] | Unjudged | undefined {
	const same = sameRequest(command, course);
	return same === undefined || same instanceof Unjudged ? same : [same];
}
