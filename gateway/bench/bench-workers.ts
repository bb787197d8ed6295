import type { GatewayConfigInput } from "../src/config.ts";
import type { BenchWorker, Binding } from "./stand-configuration.ts";

/** What tokens are for, who may do everything, and how all signed requests are signed. Everybody may know the secret. */
export const tokenPolicy = { issuer: "https://issuer.test/", audience: "https://api.test" } as const;
export const scopes = ["sites:read", "sites:write"] as const;
export const keySecret = "the-secret-of-every-key-on-the-bench-0123456789";
export const publicHost = "gateway.test";

/** The largest body that is taken. */
export const bodyLimit = 1_048_576;

export const tokenAlgorithms = ["RS256", "ES256", "EdDSA"] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** The Workers of the other process: everything that a gateway reaches over a socket. */
export function peerWorkers(keySet: { readonly keys: readonly unknown[] }): readonly BenchWorker[] {
	return [
		worker("upstream", {}),
		worker("issuer", { JWKS: { json: keySet } }),
		worker("key-store", { RECORDS: { json: keyRecords } }),
	];
}

/** Where the peers listen. */
export interface Surroundings {
	readonly upstreamUrl: string;
	readonly jwksUrl: string;
	/** What stands for Workers KV. */
	readonly keyStoreUrl: string;
}

/** The Workers that are measured, each beside plain forwarding in the same process. */
export interface BenchWorkers {
	readonly plain: BenchWorker;
	/** The reference gateway as it is deployed. */
	readonly reference: BenchWorker;
	/** The reference's functions without what a gateway does beside proving a credential. */
	readonly proofAlone: BenchWorker;
	/** The same with the nonce admitted by the deployed object, and by the one that writes nothing. */
	readonly proofOnDisk: BenchWorker;
	readonly proofInMemory: BenchWorker;
	/** What hashes a body and proves nothing: with the reference's functions, and with the platform's alone. */
	readonly hashAlone: BenchWorker;
	readonly arrayBuffer: BenchWorker;
	readonly signatureOnly: BenchWorker;
	readonly inMemory: BenchWorker;
	readonly counting: BenchWorker;
	/** The reference gateway, and the counting one, behind a limiter that turns everybody away. */
	readonly limited: BenchWorker;
	readonly countingLimited: BenchWorker;
	readonly jose: BenchWorker;
	readonly honoJwk: BenchWorker;
	/** Hono's other middleware takes one key for one algorithm. */
	readonly honoJwt: (algorithm: TokenAlgorithm, key: unknown) => BenchWorker;
}

export function benchWorkers(surroundings: Surroundings): BenchWorkers {
	const { upstreamUrl, jwksUrl, keyStoreUrl } = surroundings;
	const upstream: Binding = { text: upstreamUrl };
	const peer = {
		UPSTREAM: upstream,
		JWKS_URL: { text: jwksUrl },
		ISSUER: { text: tokenPolicy.issuer },
		AUDIENCE: { text: tokenPolicy.audience },
	} satisfies Record<string, Binding>;
	const gateway = {
		CONFIG: { json: gatewayConfig(surroundings) },
		KEYS: { keyValueStoreAt: keyStoreUrl },
		ADMISSION: { objectsOf: "Admission" },
	} satisfies Record<string, Binding>;
	const limited = { ...gateway, CONFIG: { json: { ...gatewayConfig(surroundings), limiter: "CLIENT_LIMIT" } } };
	const proof = { ...peer, CONFIG: gateway.CONFIG };
	const proofAndNonce = { ...proof, ADMISSION: gateway.ADMISSION };
	const counting = (name: string, bindings: Readonly<Record<string, Binding>>): BenchWorker => ({
		...{ name, source: "gateway/bench/workers/counting.ts", bindings, entrypoints: ["Counts"] },
	});
	return {
		plain: worker("plain", { UPSTREAM: upstream }),
		reference: { name: "reference", source: "gateway/src/worker.ts", bindings: gateway },
		proofAlone: worker("proof-alone", proof),
		proofOnDisk: worker("proof-on-disk", proofAndNonce),
		proofInMemory: worker("proof-in-memory", proofAndNonce),
		hashAlone: worker("hash-alone", { UPSTREAM: upstream }),
		arrayBuffer: worker("array-buffer", { UPSTREAM: upstream }),
		signatureOnly: worker("signature-only", { ...gateway, ADMISSION: { text: "nobody asks it" } }),
		inMemory: worker("in-memory", gateway),
		counting: counting("counting", gateway),
		limited: worker("limited", limited),
		countingLimited: counting("counting-limited", limited),
		jose: worker("jose", peer),
		honoJwk: worker("hono-jwk", peer),
		honoJwt: (algorithm, key) => ({
			...worker("hono-jwt", { ...peer, KEY: { json: key }, ALG: { text: algorithm } }),
			name: `hono-jwt-${algorithm}`,
		}),
	};
}

/** Admission objects without a gateway before them. */
export const admissionWorker = worker("admission", { ADMISSION: { objectsOf: "Admission" } });

const keyRecord = { status: "active", secrets: [{ secret: keySecret }], orgId: "org_bench", scopes };

/**
 * The records of all keys by what their ids begin with. A deployment does well to write them with a version: isolates keep them
 * then. Of any other key there is none.
 */
const keyRecords = { bench: { version: 1, ...keyRecord }, unversioned: keyRecord };

function worker(name: string, bindings: Readonly<Record<string, Binding>>): BenchWorker {
	return { name, source: `gateway/bench/workers/${name}.ts`, bindings };
}

function gatewayConfig({ upstreamUrl, jwksUrl }: Surroundings): GatewayConfigInput {
	return {
		publicOrigin: `https://${publicHost}`,
		routes: [
			{ pattern: "/sites/*", upstream: "sites", methods: { GET: ["sites:read"], POST: ["sites:write"] } },
			{ pattern: "/open/*", upstream: "sites", public: true, methods: { POST: [] } },
			{ pattern: "/closed/*", upstream: "sites", closed: true, methods: { GET: ["sites:read"] } },
		],
		upstreams: { sites: { origin: upstreamUrl } },
		limits: { bodyBytes: bodyLimit },
		jwt: { ...tokenPolicy, algorithms: [...tokenAlgorithms], jwksUrl },
	};
}
