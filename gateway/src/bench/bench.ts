import { countersignV1, encodeUtf8 } from "#protocol";
import type { AdmissionNamespace } from "../admission-protocol.ts";
import { type GatewayConfigInput, parseConfig } from "../config.ts";
import type { Platform } from "../exchange.ts";
import { composeGateway } from "../gateway.ts";
import type { KeyRecord, KeyStore } from "../keys.ts";
import type { LogLine } from "../log.ts";
import type { Stages } from "../stages.ts";
import { bodyOf, type HeaderPair, incomingRequest } from "./incoming.ts";
import { type Issuer, issuerOf } from "./issuer.ts";
import { freshNonce, signedHeaders, type ToSign } from "./signed.ts";

/** What a gateway is composed of on the bench: its stages, and the storage of its admission objects. */
export interface GatewaySubject {
	readonly stages: Stages;
	/** An admission namespace under this clock, with nothing spent in it. */
	readonly admissionAt: (nowMs: () => number) => AdmissionNamespace;
	/** Where it is not the reference's. */
	readonly compose?: typeof composeGateway;
	/** Where it is not the reference's. */
	readonly parseConfig?: typeof parseConfig;
}

/** What may be out of order, or different from the ordinary. */
export interface BenchOptions {
	readonly config?: Partial<GatewayConfigInput>;
	readonly keys?: KeyStore;
	readonly records?: readonly KeyRecord[];
	readonly admission?: AdmissionNamespace;
	readonly upstream?: typeof fetch;
	readonly issuer?: Issuer;
	readonly log?: (line: string) => void;
	readonly limiter?: Platform["limiter"];
}

/** What a gateway can do without. */
export const unbound: Pick<Platform, "measure" | "limiter" | "version"> = {
	measure: () => {},
	limiter: (name) => {
		throw new Error(`no rate limiting binding named "${name}"`);
	},
	version: null,
};

interface UpstreamSight {
	readonly url: string;
	readonly method: string;
	readonly headers: Headers;
	readonly body: string;
}

export interface Answer {
	readonly status: number;
	/** The code of a refusal, or null. */
	readonly code: string | null;
	readonly headers: Headers;
	readonly text: string;
}

/** A request on the bench: what is signed, and what is changed or added after that. */
export interface Sent extends Partial<ToSign> {
	readonly extra?: readonly HeaderPair[];
	/** Field names in lower case that are put in place of those signed. */
	readonly replaced?: Readonly<Record<string, string>>;
	readonly sentBody?: ReadableStream<Uint8Array> | null;
}

/** A composed gateway with everything around it in hand: clock, key store, admission, upstream, issuer and log. */
export interface Bench {
	/** Unix milliseconds. */
	readonly clock: { nowMs: number };
	readonly log: string[];
	/** What was handed to whoever counts. */
	readonly measured: LogLine[];
	readonly upstream: UpstreamSight[];
	readonly issuer: Issuer;
	/** What the gateway asked to let run on. */
	readonly keptAlive: Promise<unknown>[];
	/** Sends a request that the holder of the first key signs. */
	readonly signed: (sent?: Sent) => Promise<Answer>;
	/** Sends a request with these fields and no credential of its own. */
	readonly plain: (sent: { method?: string; target?: string; headers: readonly HeaderPair[] }) => Promise<Answer>;
	readonly bearer: (token: string, extra?: readonly HeaderPair[]) => Promise<Answer>;
}

const benchHost = "gw.test";
/** 2026-01-01T00:00:00Z. */
export const benchStart = 1_767_225_600;
export const firstKey: KeyRecord = {
	keyId: "key_one",
	status: "active",
	secrets: [{ secret: "the-secret-of-key-one-0123456789abcdef" }],
	clientId: "client-one",
	orgId: "org-one",
	scopes: ["a:read", "a:write"],
};
export const secondKey: KeyRecord = {
	...firstKey,
	keyId: "key_two",
	secrets: [{ secret: "the-secret-of-key-two-0123456789abcdef" }],
	clientId: "client-two",
	orgId: "org-two",
};
const tokenPolicy = { issuer: "https://issuer.test/", audience: "https://api.test" } as const;

/** The claims of an honest token at this Unix second. */
export function honestClaims(now = benchStart): Record<string, unknown> {
	return {
		iss: tokenPolicy.issuer,
		aud: tokenPolicy.audience,
		sub: "user-one",
		exp: now + 300,
		scope: "a:read a:write",
	};
}

const configuration: GatewayConfigInput = {
	publicOrigin: `https://${benchHost}`,
	routes: [
		{
			pattern: "/a/*",
			upstream: "one",
			methods: { GET: ["a:read"], POST: ["a:write"], PUT: ["a:write"], DELETE: ["a:write"] },
		},
		{ pattern: "/public", upstream: "one", public: true, methods: { GET: [] } },
	],
	upstreams: { one: { origin: "https://upstream.test" } },
	jwt: {
		...tokenPolicy,
		algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
		jwksUrl: "https://issuer.test/jwks.json",
		timeoutSeconds: 0.05,
	},
	limits: { keyStoreSeconds: 0.25, admissionSeconds: 1, upstreamSeconds: 0.25 },
};

/** Composes a gateway of the subject's stages on a bench. */
export function composeBench(subject: GatewaySubject, options: BenchOptions = {}): Bench {
	const clock = { nowMs: benchStart * 1000 };
	const now = () => clock.nowMs;
	const log: string[] = [];
	const measured: LogLine[] = [];
	const upstream: UpstreamSight[] = [];
	const keptAlive: Promise<unknown>[] = [];
	const issuer = options.issuer ?? issuerOf([]);
	const platform: Platform = {
		now,
		keys: options.keys ?? keyStoreOf(options.records ?? [firstKey, secondKey]),
		admission: options.admission ?? subject.admissionAt(now),
		upstream: () => recording(upstream, options.upstream ?? answerOk),
		log: options.log ?? ((line) => log.push(line)),
		...unbound,
		...(options.limiter === undefined ? {} : { limiter: options.limiter }),
		measure: (line) => measured.push(line),
		requestId: () => crypto.randomUUID(),
		keepAlive: (work) => keptAlive.push(work),
	};
	const config = (subject.parseConfig ?? parseConfig)({ ...configuration, ...options.config });
	const compose = subject.compose ?? composeGateway;
	const gateway = compose({ config, stages: subject.stages, now, fetcher: issuer.fetcher });
	const send = async (method: string, target: string, headers: readonly HeaderPair[], body: Sent["sentBody"]) =>
		readAnswer(await gateway(incomingRequest({ method, target, headers, body: body ?? null }), platform));
	return {
		clock,
		log,
		measured,
		upstream,
		issuer,
		keptAlive,
		signed: async (sent = {}) => {
			const request = complete(sent, clock.nowMs);
			const headers = changed(await signedHeaders(request), sent);
			return send(
				request.method,
				request.target,
				headers,
				sent.sentBody === undefined ? bodyOf(request.body) : sent.sentBody,
			);
		},
		plain: ({ method = "GET", target = "/a/1", headers }) =>
			send(method, target, [["host", benchHost], ...headers], null),
		bearer: (token, extra = []) =>
			send("GET", "/a/1", [["host", benchHost], ["authorization", `Bearer ${token}`], ...extra], null),
	};
}

function complete(sent: Sent, nowMs: number): ToSign {
	return {
		keyId: firstKey.keyId,
		secret: firstKey.secrets[0]?.secret ?? "",
		timestamp: String(Math.floor(nowMs / 1000)),
		nonce: freshNonce(),
		method: "GET",
		host: benchHost,
		target: "/a/1",
		contentType: "",
		body: encodeUtf8(""),
		scheme: countersignV1,
		...sent,
	};
}

function changed(headers: readonly HeaderPair[], { extra = [], replaced = {} }: Sent): readonly HeaderPair[] {
	return [...headers.map(([name, value]) => [name, replaced[name] ?? value] as const), ...extra];
}

function keyStoreOf(records: readonly KeyRecord[]): KeyStore {
	const stored = new Map(records.map((record) => [`key:${record.keyId}`, JSON.stringify(record)]));
	return { get: async (name) => stored.get(name) ?? null };
}

const answerOk: typeof fetch = async () => new Response("fine", { headers: { "content-type": "text/plain" } });

function recording(seen: UpstreamSight[], answer: typeof fetch): typeof fetch {
	return async (input, init) => {
		const body = await new Response(init?.body ?? null).text();
		seen.push({ url: String(input), method: init?.method ?? "GET", headers: new Headers(init?.headers), body });
		return answer(input, init);
	};
}

async function readAnswer(response: Response): Promise<Answer> {
	const text = await response.text();
	const isProblem = response.headers.get("content-type") === "application/problem+json";
	const problem: unknown = isProblem && text !== "" ? JSON.parse(text) : {};
	return { status: response.status, code: codeOf(problem), headers: response.headers, text };
}

function codeOf(problem: unknown): string | null {
	return typeof problem === "object" && problem !== null && "code" in problem && typeof problem.code === "string"
		? problem.code
		: null;
}
