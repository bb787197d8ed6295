import { type BenchTokens, benchTokens } from "./bench-tokens.ts";
import { type BenchWorkers, benchWorkers, peerWorkers } from "./bench-workers.ts";
import { startStand } from "./stand.ts";
import type { BenchWorker } from "./stand-configuration.ts";

/** Gateways in one workerd process, and what they reach over sockets in another. */
export interface Stands {
	/** Where a Worker or an entry point of it listens. */
	urlOf(socket: string): string;
	/** The id of the gateways' process, which does nobody else's work. */
	readonly pid: number;
	/** The folder where their Durable Objects are stored. */
	readonly objects: string;
	readonly tokens: BenchTokens;
}

/**
 * Starts the chosen Workers, lets the work be done and ends everything. The upstream, the issuer and the key store run in a
 * process of their own for all alike: what they do is no gateway's time.
 */
export async function withStands<Result>(
	storage: string,
	choose: (workers: BenchWorkers, tokens: BenchTokens) => readonly BenchWorker[],
	work: (stands: Stands) => Promise<Result>,
): Promise<Result> {
	const tokens = await benchTokens();
	const peers = await startStand(peerWorkers(tokens.keySet), storage);
	try {
		const surroundings = {
			upstreamUrl: peers.urlOf("upstream"),
			jwksUrl: `${peers.urlOf("issuer")}/jwks.json`,
			keyStoreUrl: peers.urlOf("key-store"),
		};
		const stand = await startStand(choose(benchWorkers(surroundings), tokens), storage);
		try {
			return await work({ urlOf: (socket) => stand.urlOf(socket), pid: stand.pid, objects: stand.objects, tokens });
		} finally {
			await stand.close();
		}
	} finally {
		await peers.close();
	}
}
