import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admissionFailureTakenForYes } from "../../conformance/mutants/faults/admission-failure-taken-for-yes.ts";
import { nonceGivenBackWhenTheUpstreamFails } from "../../conformance/mutants/faults/nonce-given-back-when-the-upstream-fails.ts";
import { nonceSpentAfterTheUpstream } from "../../conformance/mutants/faults/nonce-spent-after-the-upstream.ts";
import { noncesGuardedInTheIsolateOnly } from "../../conformance/mutants/faults/nonces-guarded-in-the-isolate-only.ts";
import { noncesKeptInTheIsolate } from "../../conformance/mutants/faults/nonces-kept-in-the-isolate.ts";
import { empty, isWrittenDown, strike } from "../../conformance/mutants/making/store.ts";
import { type Fault, openStoreOf, stagesOf } from "../../conformance/mutants/mutant.ts";
import type { Admission } from "../../gateway/src/admission.ts";
import type { AdmissionRequest } from "../../gateway/src/admission-protocol.ts";
import { benchStart, firstKey, secondKey, unbound } from "../../gateway/src/bench/bench.ts";
import { incomingRequest } from "../../gateway/src/bench/incoming.ts";
import { parseConfig } from "../../gateway/src/config.ts";
import type { Platform } from "../../gateway/src/exchange.ts";
import { composeGateway, type Gateway } from "../../gateway/src/gateway.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "../../gateway/src/nonce-store.ts";
import { countersignV1, signatureText } from "../core.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

/** One request of a client: with which key and nonce, where it arrives, and what goes wrong behind the gateway. */
interface Sent {
	readonly key: 0 | 1;
	readonly nonce: 0 | 1 | 2;
	readonly place: 0 | 1;
	/** The object cannot be reached, or its answer does not come back. */
	readonly object: "answers" | "unreached" | "unheard";
	readonly upstreamStatus: 200 | 500;
}

/** Clients side by side, each of which sends its next request when the last one is answered. */
const clients: fc.Arbitrary<readonly (readonly Sent[])[]> = fc.array(
	fc.array(
		fc.record({
			key: fc.constantFrom<(0 | 1)[]>(0, 0, 0, 1),
			nonce: fc.constantFrom<(0 | 1 | 2)[]>(0, 0, 0, 1, 2),
			place: fc.constantFrom<(0 | 1)[]>(0, 1),
			object: fc.constantFrom<Sent["object"][]>("answers", "answers", "answers", "answers", "unreached", "unheard"),
			upstreamStatus: fc.constantFrom<(200 | 500)[]>(200, 200, 500),
		}),
		{ minLength: 1, maxLength: 3, size: "max" },
	),
	{ minLength: 1, maxLength: 5, size: "max" },
);

/** Waits until the schedule says that it goes on. */
type Turn = (where: string) => Promise<void>;

type OpenStore = (sql: SqlStore, turn: Turn) => AdmissionStore;

interface Broken {
	readonly fault?: Fault;
	readonly openStore?: OpenStore;
}

const keyIds = [firstKey.keyId, secondKey.keyId] as const;
const records = new Map([firstKey, secondKey].map((record) => [`key:${record.keyId}`, JSON.stringify(record)]));
const config = parseConfig({
	publicOrigin: "https://gw.test",
	routes: [{ pattern: "/a/*", upstream: "one", methods: { GET: ["a:read"] } }],
	upstreams: { one: { origin: "https://upstream.test" } },
	limits: { keyStoreSeconds: 30, admissionSeconds: 30, upstreamSeconds: 30 },
});

/**
 * Two isolates of a gateway, whose every way to another place is taken when the schedule says so. Nothing else waits:
 * who signed is not asked, since that takes a time of its own.
 */
function composed(sql: SqlStore, turn: Turn, { fault, openStore }: Broken) {
	empty(sql);
	const store = (openStore ?? ((own: SqlStore) => openStoreOf(fault, own)))(sql, turn);
	const now = () => benchStart * 1000;
	const isolate = (): Gateway => {
		const stages = { ...stagesOf(fault), verifyMac: async () => true, sha256: async () => new Uint8Array(32) };
		return composeGateway({ config, stages, now, fetcher: fetch });
	};
	const places = [isolate(), isolate()] as const;
	const forwarded: string[] = [];
	const platformFor = ({ object, upstreamStatus }: Sent): Platform => ({
		now,
		keys: {
			get: async (name) => {
				await turn("key store");
				return records.get(name) ?? null;
			},
		},
		admission: {
			getByName: (name) => ({
				admit: async (request: AdmissionRequest) => {
					await turn("to the object");
					if (object === "unreached") throw new Error("unreached");
					const nonce = `${name} ${request.nonce}`;
					const answer = await store.admit({ ...request, nonce }, benchStart);
					await turn("from the object");
					if (object === "unheard") throw new Error("unheard");
					return answer;
				},
			}),
		},
		upstream: () => async (input) => {
			forwarded.push(String(input));
			await turn("upstream");
			return new Response("fine", { status: upstreamStatus });
		},
		log: () => {},
		...unbound,
		requestId: () => crypto.randomUUID(),
		keepAlive: () => {},
	});
	const send = async (sent: Sent): Promise<number> => {
		await turn("to the gateway");
		const { headers } = countersignV1;
		const fields = [
			["host", "gw.test"],
			[headers.keyId.name, keyIds[sent.key]],
			[headers.timestamp.name, String(benchStart)],
			[headers.nonce.name, `nonce-of-history-${sent.nonce}`],
			[headers.contentHash.name, "0".repeat(64)],
			[headers.signature.name, signatureText(new Uint8Array(32), countersignV1)],
		] as const;
		const target = `/a/${sent.key}-${sent.nonce}`;
		const request = incomingRequest({ method: "GET", target, headers: fields, body: null });
		return (await places[sent.place](request, platformFor(sent))).status;
	};
	return { send, forwarded };
}

interface Answered {
	readonly sent: Sent;
	readonly status: number;
}

/**
 * What is wrong with the answers, or undefined. As if each nonce had been put into a set at one moment: one request at
 * most finds it new and goes upstream, and one does unless the object was not heard of just then.
 */
function wrong(answered: readonly Answered[], forwarded: readonly string[]): string | undefined {
	for (const [key, nonce] of [0, 1].flatMap((each) => [0, 1, 2].map((other) => [each, other] as const))) {
		const own = answered.filter(({ sent }) => sent.key === key && sent.nonce === nonce);
		const count = (isSuch: (one: Answered) => boolean) => own.filter(isSuch).length;
		const admitted = count(({ status, sent }) => status === sent.upstreamStatus);
		const replayed = count(({ status }) => status === 401);
		const unheard = count(({ status, sent }) => status === 503 && sent.object === "unheard");
		const unreached = count(({ status, sent }) => status === 503 && sent.object === "unreached");
		const upstream = forwarded.filter((url) => url.endsWith(`/a/${key}-${nonce}`)).length;
		if (admitted > 1 || upstream > 1) return `admitted ${admitted} times, forwarded ${upstream} times`;
		if (admitted + replayed + unheard + unreached !== own.length) return "answered with something else";
		if (admitted === 0 && unheard === 0 && replayed > 0) return "refused as a replay of nothing";
	}
	return undefined;
}

/** What is wrong in the first of so many schedules in which something is. */
function firstWrong(broken: Broken, schedules: number, seed: number): Promise<string | undefined> {
	return runInDurableObject(namespace.getByName(crypto.randomUUID()), async (_, { storage }) => {
		const sql: SqlStore = {
			exec: (query, ...bindings) => storage.sql.exec(query, ...bindings),
			transaction: (work) => storage.transactionSync(work),
		};
		let found: string | undefined;
		const property = fc.asyncProperty(fc.scheduler(), clients, async (scheduler, each) => {
			const turn: Turn = (where) => scheduler.schedule(Promise.resolve(), where);
			const { send, forwarded } = composed(sql, turn, broken);
			const one = async (requests: readonly Sent[]): Promise<readonly Answered[]> => {
				const answers: Answered[] = [];
				for (const sent of requests) answers.push({ sent, status: await send(sent) });
				return answers;
			};
			const answered = await scheduler.waitFor(Promise.all(each.map(one)));
			found = wrong(answered.flat(), forwarded);
			if (found !== undefined) throw new Error(found);
		});
		const { failed, errorInstance } = await fc.check(property, { seed, numRuns: schedules, endOnFailure: true });
		if (failed && found === undefined) throw errorInstance;
		return found;
	});
}

/** Lets others in between looking for a nonce and writing it down. */
const awaitsInBetween: OpenStore = (sql, turn) => {
	const reference = new NonceStore(sql);
	return {
		admit: async (request, nowSeconds) => {
			const spent = isWrittenDown(sql, request.nonce);
			await turn("in the object");
			if (spent) return { decision: "replayed" };
			strike(sql, request.nonce);
			return reference.admit(request, nowSeconds);
		},
		setRevoked: (revoked) => reference.setRevoked(revoked),
		setRecord: (record) => reference.setRecord(record),
		storedRecord: () => reference.storedRecord(),
		prune: (nowSeconds) => reference.prune(nowSeconds),
		nextPruneAt: () => reference.nextPruneAt(),
	};
};

describe("requests whose steps go on in any order", () => {
	it("are admitted once for each nonce of a key, and forwarded once (HMAC-NONCE-02, -06, -07, -11)", async () => {
		expect(await firstWrong({}, 400, 20_260_403)).toBeUndefined();
	});

	it.each<[string, Broken]>([
		["awaits between reading and writing", { openStore: awaitsInBetween }],
		["keeps nonces in the isolate", { fault: noncesKeptInTheIsolate }],
		["guards nonces in the isolate only", { fault: noncesGuardedInTheIsolateOnly }],
		["spends the nonce after the upstream", { fault: nonceSpentAfterTheUpstream }],
		["gives the nonce back", { fault: nonceGivenBackWhenTheUpstreamFails }],
		["takes a failure of the object for yes", { fault: admissionFailureTakenForYes }],
	])("are found admitted twice where a gateway %s", async (_, broken) => {
		expect(await firstWrong(broken, 400, 20_260_404)).toMatch(/^admitted/);
	});
});
