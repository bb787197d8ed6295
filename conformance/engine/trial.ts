import { setTimeout as wait } from "node:timers/promises";
import type { Builder, Built } from "../client/build.ts";
import type { BuildMoment } from "../client/context.ts";
import type { Probe } from "../client/probe.ts";
import type { Transport, WireOutcome, WireRequest } from "../client/wire.ts";
import type {
	Exchange,
	FreshGateway,
	IssuerControl,
	Judge,
	KeyStoreControl,
	Prepared,
	TimestampRule,
	Trial,
} from "./check.ts";
import type { Edge, Edges } from "./edges.ts";
import type { SpareKind } from "./spares.ts";
import type { FreshTarget, Target } from "./target.ts";

/** What the run gives to each trial, and learns from it. */
export interface TrialContext extends BuildMoment {
	judge: Judge;
	timeoutMs: number;
	/** See `Trial.clockUncertainty`. */
	clockUncertainty: number | undefined;
	/** Repeatable randomness of the check. */
	seeded(): number;
	/** Resolves when `count` more requests may be sent. */
	admit(count: number): Promise<void>;
	/** Told of every request before it is sent. */
	sending(request: WireRequest): void;
	/** Told of every exchange, before the check sees it. */
	exchanged(exchange: Exchange): void;
	/** Notes that a fresh gateway of the kind is taken; how many must be left for others. */
	owed(kind: SpareKind): number;
	/** See `Trial.measured`. */
	measured: Trial["measured"];
}

interface Place {
	build: Builder;
	transport: Transport;
	edges?: Edges;
}

/** That of the specification (HMAC-TIME). */
const usualTimestamps: TimestampRule = { unit: "seconds", windowSeconds: 300 };

function missing(need: string): never {
	throw new Error(`This check does not state that it needs ${need}.`);
}

/** The issuer and key store of a target that gives none: using them is a mistake of the check. */
const noIssuer: IssuerControl = {
	get url() {
		return missing("issuer");
	},
	set: async () => missing("issuer"),
	fetches: async () => missing("issuer"),
};
const noKeyStore: KeyStoreControl = { put: async () => missing("keystore"), delete: async () => missing("keystore") };

function sendingTo(place: Place, context: TrialContext): Pick<Trial, "exchange" | "prepare"> {
	const options = { timeoutMs: context.timeoutMs };

	async function prepare(probe: Probe): Promise<Prepared> {
		const built = await place.build(probe, context);
		const { request, token } = built;
		const noted = (outcome: WireOutcome, edge?: Edge): Exchange => {
			const exchange: Exchange = { probe, request, outcome, token, ...(edge === undefined ? {} : { edge }) };
			context.exchanged(exchange);
			return exchange;
		};
		const send = async (): Promise<Exchange> => {
			await context.admit(1);
			context.sending(withProofs(built));
			return noted(await place.transport.send(request, options));
		};
		const race = async (count: number): Promise<readonly Exchange[]> => {
			await context.admit(count);
			context.sending(withProofs(built));
			const outcomes = await place.transport.race(new Array<WireRequest>(count).fill(request), options);
			return outcomes.map((outcome) => noted(outcome));
		};
		const raceOver = async (edges: readonly Edge[]): Promise<readonly Exchange[]> => {
			const { list, transport } = place.edges ?? missing("edges");
			await context.admit(edges.length);
			context.sending(withProofs(built));
			const legs = edges.map((edge) => ({ place: list.indexOf(edge), request }));
			const outcomes = await transport.race(legs, options);
			return outcomes.map((outcome, index) => noted(outcome, edges[index]));
		};
		return { probe, request, token, send, race, raceOver };
	}

	async function exchange(probe: Probe): Promise<Exchange> {
		// A request waits for its turn before it is signed, so that a slow rate does not age its timestamp.
		await context.admit(1);
		// Before it is signed: what it says of time is never older than this.
		const before = context.now();
		const built = await place.build(probe, context);
		const { request, token } = built;
		context.sending(withProofs(built));
		const outcome = await place.transport.send(request, options);
		const done: Exchange = { probe, request, outcome, token, clock: { before, after: context.now() } };
		context.exchanged(done);
		return done;
	}

	return { exchange, prepare };
}

/** What is to be kept secret of a request: also what a change took out of its headers and put elsewhere. */
function withProofs({ request, proofs = [] }: Built): WireRequest {
	return { ...request, headers: [...request.headers, ...proofs] };
}

function handsOn(gateway: FreshTarget, context: TrialContext): FreshGateway {
	return { ...sendingTo(gateway, context), issuer: gateway.issuer };
}

/** The hands of one check on a target. What the target does not offer rejects when it is used. */
export function makeTrial(target: Target, context: TrialContext): Trial {
	return {
		...sendingTo(target, context),
		...(target.maxBodyBytes === undefined ? {} : { maxBodyBytes: target.maxBodyBytes }),
		...(target.tokenAlgorithms === undefined ? {} : { tokenAlgorithms: target.tokenAlgorithms }),
		seen: async (token) => (target.echo === undefined ? missing("echo.log") : target.echo.seen(token)),
		fresh: async (kind = "default") => {
			if (target.fresh === undefined) return missing("fresh");
			return handsOn(await target.fresh(kind, context.owed(kind)), context);
		},
		lend: async (kind, use) => {
			if (target.lend === undefined) return missing("key-set");
			const { gateway, giveBack } = await target.lend(kind);
			try {
				return await use(handsOn(gateway, context));
			} finally {
				await giveBack();
			}
		},
		keys: target.keystore ?? noKeyStore,
		...(target.revocable === undefined ? {} : { revocable: target.revocable }),
		...(target.smallQuota === undefined ? {} : { smallQuota: target.smallQuota }),
		issuer: target.issuer ?? noIssuer,
		judge: context.judge,
		clockUncertainty: context.clockUncertainty,
		now: () => context.now(),
		timestamp: target.timestamp ?? usualTimestamps,
		edges: target.edges?.list ?? [],
		measured: context.measured,
		random: () => context.seeded(),
		pause: async (ms) => {
			await wait(ms);
		},
	};
}
