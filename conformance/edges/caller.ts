import type { Probe } from "../client/probe.ts";
import { socketPlaces, socketTransport } from "../client/socket.ts";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import { freshRandom } from "../engine/random.ts";
import type { EdgeLab } from "./edge-lab.ts";

/** What came of a request that a client sent, and how long it waited. */
export interface Called {
	/** Null where nothing came back. */
	readonly status: number | null;
	/** Code of a problem document. */
	readonly code: string | null;
	/** From the opening of the connection to the last byte, as the client sees it. */
	readonly ms: number;
	/** The place that answered, by its `CF-Ray`. */
	readonly servedBy: string | null;
}

const moment = { now: () => Date.now() / 1000, random: freshRandom, runId: "edges" };

/** A request that the gateways of a lab let in, or whatever the probe makes of it. */
export async function requestOf(lab: EdgeLab, probe: Probe = { credential: "hmac" }): Promise<WireRequest> {
	return (await lab.build(probe, moment)).request;
}

/** Sends a request from the city of a place. */
export async function call(lab: EdgeLab, from: string, request: WireRequest): Promise<Called> {
	const before = performance.now();
	const outcome = await socketTransport(lab.anycast.urlFrom(from)).send(request);
	return calledOf(outcome, performance.now() - before);
}

/** Releases the same bytes from the cities of all these places at once. */
export async function race(lab: EdgeLab, from: readonly string[], request: WireRequest): Promise<readonly Called[]> {
	const transport = socketPlaces(from.map((code) => lab.anycast.urlFrom(code)));
	const outcomes = await transport.race(from.map((_, place) => ({ place, request })));
	return outcomes.map((outcome) => calledOf(outcome, Number.NaN));
}

function calledOf(outcome: WireOutcome, ms: number): Called {
	if (!outcome.ok) {
		return { status: null, code: outcome.fault.kind, ms, servedBy: null };
	}
	const { status, headers, body } = outcome.answer;
	const field = (name: string) => headers.find(([known]) => known.toLowerCase() === name)?.[1];
	const isProblem = field("content-type") === "application/problem+json";
	return { status, code: isProblem ? codeOf(body) : null, ms, servedBy: field("cf-ray")?.split("-")[1] ?? null };
}

function codeOf(body: Uint8Array): string | null {
	try {
		const problem: unknown = JSON.parse(Buffer.from(body).toString());
		return typeof problem === "object" && problem !== null && "code" in problem ? String(problem.code) : null;
	} catch {
		return null;
	}
}
