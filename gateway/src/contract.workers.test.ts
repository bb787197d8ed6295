import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { accept, refuse } from "#protocol";
import type { Admission } from "./admission.ts";
import { admissionOver } from "./bench/admission-over.ts";
import type { GatewaySubject } from "./bench/bench.ts";
import type { StoreSubject } from "./bench/store.ts";
import { parseConfig } from "./config.ts";
import type { ContractCase } from "./contract.ts";
import { gatewayCases } from "./gateway.contract.ts";
import { openKeySet } from "./jwks-cache.ts";
import { nonceCases, usageCases } from "./nonce-store.contract.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "./nonce-store.ts";
import { referenceStages } from "./reference.ts";
import type { Stages } from "./stages.ts";

/**
 * A case that nothing can break is none. Those that the deliberately broken gateways of the conformance suite leave standing
 * are broken here, each by a part that is wrong in just that.
 */

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

function within<T>(name: string, work: (sql: SqlStore) => T | Promise<T>): Promise<T> {
	return runInDurableObject(namespace.getByName(name), async (_, { storage }) =>
		work({
			exec: (query, ...bindings) => storage.sql.exec(query, ...bindings),
			transaction: (inner) => storage.transactionSync(inner),
		}),
	);
}

function subjectOf(changes: Partial<GatewaySubject>): GatewaySubject {
	const prefix = crypto.randomUUID();
	return {
		stages: referenceStages,
		admissionAt: (nowMs) =>
			admissionOver({ within: (name, work) => within(prefix + name, work) }, (sql) => new NonceStore(sql), nowMs),
		...changes,
	};
}

/** The one case of a requirement that begins with these words. */
function caseOf<Subject>(
	cases: readonly ContractCase<Subject>[],
	requirement: string,
	words: string,
): ContractCase<Subject> {
	const found = cases.filter((each) => each.requirement === requirement && each.behaviour.startsWith(words));
	const [only] = found;
	if (only === undefined || found.length > 1) {
		throw new Error(`${found.length} cases of ${requirement} begin with "${words}"`);
	}
	return only;
}

function withStages(changes: Partial<Stages>): Partial<GatewaySubject> {
	return { stages: { ...referenceStages, ...changes } };
}

/** Fetches with an issuer whose answer is put through `change` first. */
function fetchingThrough(change: (text: string) => string): Partial<Stages> {
	return {
		fetchKeySet: (jwt, fetcher) =>
			referenceStages.fetchKeySet(jwt, async (input, init) => {
				const response = await fetcher(input, init);
				return response.status === 200 ? new Response(change(await response.text())) : response;
			}),
	};
}

/** Charges the cooldown for an unknown `kid` also where no fetch was made. */
const openChargingKeySet: Stages["openKeySet"] = (options) => {
	const reference = openKeySet(options);
	let chargedAt = Number.NEGATIVE_INFINITY;
	return {
		find: async (keyId, algorithm, keepAlive) => {
			const cooling = keyId !== "key-1" && options.now() - chargedAt < 30_000;
			chargedAt = keyId === "key-1" || cooling ? chargedAt : options.now();
			return cooling ? { found: true, keys: [], cache: "hit" } : reference.find(keyId, algorithm, keepAlive);
		},
	};
};

const brokenGateways: readonly (readonly [string, string, Partial<GatewaySubject>])[] = [
	["JWT-CLAIM-04", "does not start with", { parseConfig: (value) => parseConfig(withTolerance(value)) }],
	["JWT-ALG-01", "refuses every token where nothing", { parseConfig: (value) => parseConfig(withTokens(value)) }],
	[
		"AUTHZ-04",
		"asks nobody for a scope",
		withStages({
			letIn: async (...asked) => {
				const letIn = await referenceStages.letIn(...asked);
				return letIn.ok && letIn.value.principal === null ? accept({ ...letIn.value, principal: nobody }) : letIn;
			},
		}),
	],
	[
		"FWD-09",
		"says by which protocol",
		withStages({
			gatewayHeaders: (principal, facts) => referenceStages.gatewayHeaders(principal, { ...facts, protocol: "https" }),
		}),
	],
	[
		"ANS-05",
		"needs no dependency",
		withStages({
			authenticate: async (exchange, head) => {
				const store = await exchange.stages.lookUpKey("any", exchange.platform.keys, 1);
				return store.ok ? referenceStages.authenticate(exchange, head) : store;
			},
		}),
	],
	[
		"JWKS-07",
		"lets the holder of a key in",
		withStages({
			authenticateHmac: async (exchange, ...rest) => {
				const keySet = await exchange.tokens?.keySet.find("any", "ES256", exchange.platform.keepAlive);
				return keySet?.found ? referenceStages.authenticateHmac(exchange, ...rest) : refuse("issuer_unavailable");
			},
		}),
	],
	["JWKS-03", "fetches for an unknown kid as soon as", withStages({ openKeySet: openChargingKeySet })],
	[
		"JWKS-08",
		"takes a set of exactly 64 KB",
		withStages(fetchingThrough((text) => (text.length >= 65_536 ? "" : text))),
	],
	[
		"JWKS-08",
		"takes a set whose only usable key",
		withStages(fetchingThrough((text) => text.replaceAll('"RSA"', '"none"'))),
	],
	["JWKS-10", "looks at the first 20 entries", withStages(fetchingThrough((text) => text.replaceAll("{},", "")))],
	[
		"LOG-02",
		"says of a request without a credential",
		withStages({ writeLog: (line, sink) => referenceStages.writeLog({ ...line, authType: null }, sink) }),
	],
	[
		"JWKS-09",
		"makes no key of members",
		withStages(fetchingThrough((text) => text.replaceAll(/\["([\w-]+)"\]/g, '"$1"'))),
	],
	[
		"LOG-02",
		"names a stage by nothing",
		withStages({
			writeLog: (line, sink) => referenceStages.writeLog({ ...line, stages: { "Stage 1": Number.NaN } }, sink),
		}),
	],
	[
		"LOG-01",
		"names a key only by",
		withStages({
			authenticate: (exchange, head) => {
				exchange.trace.credential("hmac", exchange.request.headers.get("x-key-id"));
				return referenceStages.authenticate(exchange, head);
			},
		}),
	],
];

const nobody = { authType: "jwt", userId: null, orgId: null, clientId: null, scopes: [] } as const;

/** With a section for tokens, if there is none. */
function withTokens(value: unknown): unknown {
	const jwt = { issuer: "https://issuer.test/", audience: "https://api.test", algorithms: ["ES256"] };
	const present: unknown = JSON.parse(JSON.stringify(value));
	return { jwt: { ...jwt, jwksUrl: "https://issuer.test/jwks.json" }, ...(present as object) };
}

function withTolerance(value: unknown): unknown {
	const text = JSON.stringify(value).replace('"toleranceSeconds":61', '"toleranceSeconds":60');
	return JSON.parse(text);
}

/** A store whose requests, or answers, are changed on their way. */
function changed(change: (inner: AdmissionStore) => Pick<AdmissionStore, "admit">): (sql: SqlStore) => AdmissionStore {
	return (sql) => {
		const inner = new NonceStore(sql);
		return {
			admit: change(inner).admit,
			setRevoked: (revoked) => inner.setRevoked(revoked),
			setRecord: (record) => inner.setRecord(record),
			storedRecord: () => inner.storedRecord(),
			prune: (now) => inner.prune(now),
			nextPruneAt: () => inner.nextPruneAt(),
		};
	};
}

const brokenStores: readonly (readonly [string, string, (sql: SqlStore) => AdmissionStore])[] = [
	[
		"HMAC-NONCE-01",
		"admits a nonce once",
		changed((inner) => ({
			admit: (sent, now) => inner.admit({ ...sent, nonce: sent.nonce + sent.acceptableUntil }, now),
		})),
	],
	[
		"HMAC-NONCE-04",
		"tells nonces apart",
		changed((inner) => ({ admit: (sent, now) => inner.admit({ ...sent, nonce: sent.nonce.toLowerCase() }, now) })),
	],
	[
		"HMAC-NONCE-04",
		"tells nonces apart",
		changed((inner) => ({ admit: (sent, now) => inner.admit({ ...sent, nonce: sent.nonce.slice(0, 16) }, now) })),
	],
	[
		"LIM-01",
		"admits nothing under a quota of none",
		changed((inner) => ({
			admit: (sent, now) =>
				inner.admit({ ...sent, quotas: { ...sent.quotas, day: sent.quotas.day || undefined } }, now),
		})),
	],
	["LIM-05", "says of each quota", changed((inner) => ({ admit: (sent, now) => inner.admit(sent, now + 30) }))],
];

describe("a case of the contract fails", () => {
	it.each(brokenGateways)("%s: %s", async (requirement, words, changes) => {
		const { run } = caseOf(gatewayCases, requirement, words);
		await run(subjectOf({}));
		await expect((async () => run(subjectOf(changes)))()).rejects.toThrow();
	});

	it.each(brokenStores)("%s: %s", async (requirement, words, open) => {
		const { run } = caseOf<StoreSubject>([...nonceCases, ...usageCases], requirement, words);
		const running = (openStore: (sql: SqlStore) => AdmissionStore) =>
			within(crypto.randomUUID(), async (sql) => run({ open: () => openStore(sql) }));
		await running((sql) => new NonceStore(sql));
		await expect(running(open)).rejects.toThrow();
	});
});
