import type { Framing, Probe } from "../../conformance/client/probe.ts";
import { applyChange } from "../../conformance/client/tamper.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import { Unjudged } from "../law.ts";
import type { Course } from "./course.ts";
import { filled } from "./filling.ts";
import { type Again, type Ask, probeOf } from "./gateway-command.ts";

/** A request of a sequence. */
export interface Sent {
	readonly probe: Probe;
	readonly token: string;
	readonly honest: WireRequest;
	readonly request: WireRequest;
}

/** All requests of a command, which are sent at once. `Unjudged` where one of the changes that were drawn has nothing to change. */
export async function makeRequests(command: Ask, course: Course): Promise<readonly Sent[] | Unjudged> {
	const { burst = 1, copies = 1 } = command;
	const made: Sent[] = [];
	for (let count = 0; count < burst; count += 1) {
		const one = await makeRequest(command, course);
		if (one instanceof Unjudged) return one;
		made.push(one);
	}
	return made.flatMap((one) => new Array<Sent>(copies).fill(one));
}

async function makeRequest(command: Ask, { site, parts, names, plans, signed }: Course): Promise<Sent | Unjudged> {
	const { by, fill } = command;
	const plain = probeOf(command, names, plans.get(by) ?? {});
	const build = (one: Probe) => site.build(one, { now: () => site.now(), random: freshRandom, runId: parts.runId });
	try {
		const probe = fill === undefined ? plain : await filled(plain, fill, async (one) => (await build(one)).request);
		const { after = [], ...unaltered } = probe;
		const { request: honest, token } = await build(unaltered);
		const altered = after.reduce<WireRequest>((request, change) => applyChange(request, change, token), honest);
		const usual: Framing = { kind: altered.body.length > 0 || writes.has(altered.method) ? "length" : "none" };
		const sent = { probe, token, honest, request: { ...altered, framing: probe.framing ?? usual } };
		signed.set(by, sent);
		return sent;
	} catch (error) {
		return unmade(error);
	}
}

function unmade(error: unknown): Unjudged {
	if (error instanceof RangeError) return new Unjudged(`the request cannot be made: ${error.message}`);
	throw error;
}

/** Their clients say how long a body is, if there is none, too. */
const writes = new Set(["POST", "PUT", "PATCH"]);

/** Undefined where nothing was sent yet; `Unjudged` where there is nothing to change. */
export function sameRequest({ by, as, headers, after = [] }: Again, { signed }: Course): Sent | Unjudged | undefined {
	const last = signed.get(by);
	if (last === undefined) {
		return undefined;
	}
	const one = as === "honest" ? last.honest : last.request;
	const others = one.headers.filter(([name]) => !headers.some(([own]) => own.toLowerCase() === name.toLowerCase()));
	const same: WireRequest = { ...one, headers: [...others, ...headers] };
	try {
		return {
			...last,
			request: after.reduce<WireRequest>((request, change) => applyChange(request, change, last.token), same),
		};
	} catch (error) {
		return unmade(error);
	}
}
