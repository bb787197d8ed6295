import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgottenNoncesAcceptableAfterAStepBack } from "../../conformance/mutants/faults/forgotten-nonces-acceptable-after-a-step-back.ts";
import { nonceForgottenWithItsTimestamp } from "../../conformance/mutants/faults/nonce-forgotten-with-its-timestamp.ts";
import { noncesForgottenByMilliseconds } from "../../conformance/mutants/faults/nonces-forgotten-by-milliseconds.ts";
import { noncesKeptInTheMemoryOfTheObject } from "../../conformance/mutants/faults/nonces-kept-in-the-memory-of-the-object.ts";
import { empty } from "../../conformance/mutants/making/store.ts";
import { type Mutant, openStoreOf } from "../../conformance/mutants/mutant.ts";
import type { Admission } from "../../gateway/src/admission.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "../../gateway/src/nonce-store.ts";
import { nonceCommands } from "../arbitraries/nonce-commands.ts";
import { countersignV1, isFresh } from "../core.ts";
import type { Violation } from "../law.ts";
import { type NonceSubject, noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Clocks } from "../models/nonce-history.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

type OpenStore = (sql: SqlStore) => AdmissionStore;
const startMs = 1_767_225_600_000;

/** The core's freshness at two places and the store of a key over SQLite, each under the clock that it is told. */
function gateAndStores(sql: SqlStore, openStore: OpenStore): NonceSubject {
	empty(sql);
	let store = openStore(sql);
	let clocks: Clocks = { here: startMs, there: startMs, object: startMs };
	const restart = async () => {
		store = openStore(sql);
	};
	return {
		clocks: () => clocks,
		async send({ name, key, until, place, copies }) {
			if (!isFresh(String(until - 300), clocks[place], countersignV1)) {
				return [{ answer: "untimely" }];
			}
			// One store stands for the objects of both keys.
			const request = {
				nonce: `${key} ${name}`,
				acceptableUntil: until,
				quotas: {},
				liveNonces: 1000,
				recordVersion: 0,
			};
			const answers = Array.from({ length: copies }, () => store.admit(request, clocks.object / 1000));
			return (await Promise.all(answers)).map(({ decision }) => ({
				answer: decision === "admitted" || decision === "replayed" ? decision : "refused",
			}));
		},
		restart,
		evict: restart,
		prune: async () => void store.prune(clocks.object / 1000),
		async setClocks(told) {
			clocks = told;
		},
	};
}

const commands = nonceCommands({
	manners: ["plain"],
	disturbances: ["prune", "prune", "restart", "clocks"],
	places: true,
	maxCommands: 14,
	maxCopies: 3,
	exact: true,
});

/** The first violation in so many histories, or undefined. */
function firstViolation(openStore: OpenStore, histories: number, seed: number): Promise<Violation | undefined> {
	return runInDurableObject(namespace.getByName(crypto.randomUUID()), async (_, { storage }) => {
		const sql: SqlStore = {
			exec: (query, ...bindings) => storage.sql.exec(query, ...bindings),
			transaction: (work) => storage.transactionSync(work),
		};
		const law = noncesAreAdmittedOnce(
			async () => gateAndStores(sql, openStore),
			() => "history",
		);
		for (const history of fc.sample(commands, { seed, numRuns: histories })) {
			const violation = await law(history);
			if (violation !== undefined) return violation;
		}
		return undefined;
	});
}

/** The reference, but for what it does when it forgets. */
function forgetting(prune: (reference: NonceStore, nowSeconds: number) => number | undefined): OpenStore {
	return (sql) => {
		const reference = new NonceStore(sql);
		return {
			admit: (request, nowSeconds) => reference.admit(request, nowSeconds),
			setRevoked: (revoked) => reference.setRevoked(revoked),
			setRecord: (record) => reference.setRecord(record),
			storedRecord: () => reference.storedRecord(),
			nextPruneAt: () => reference.nextPruneAt(),
			prune: (nowSeconds) => prune(reference, nowSeconds),
		};
	};
}

const ofMutant =
	(mutant: Mutant): OpenStore =>
	(sql) =>
		openStoreOf(mutant, sql);

describe("under clocks that drift apart, jump and go back, the gate and the store", () => {
	it("let a timestamp pass by the clock of its place, and each nonce once", async () => {
		expect(await firstViolation((sql) => new NonceStore(sql), 2500, 20_260_401)).toBeUndefined();
	});

	it.each<[string, OpenStore, RegExp]>([
		["keep no margin", forgetting((reference, now) => reference.prune(now + 60)), /^HMAC-NONCE-0[149]$/],
		[
			"keep a margin of one second less",
			forgetting((reference, now) => reference.prune(now + 1)),
			/^HMAC-NONCE-0[19]$/,
		],
		["have no mark of what they forgot", ofMutant(forgottenNoncesAcceptableAfterAStepBack), /^HMAC-NONCE-0[19]$/],
		["forget with the timestamp", ofMutant(nonceForgottenWithItsTimestamp), /^HMAC-NONCE-0[19]$/],
		["forget by milliseconds", ofMutant(noncesForgottenByMilliseconds), /^HMAC-NONCE-0[19]$/],
		["remember in memory", ofMutant(noncesKeptInTheMemoryOfTheObject), /^HMAC-NONCE-0[19]$/],
	])("are found out where they %s", async (_, openStore, requirement) => {
		const found = await firstViolation(openStore, 6000, 20_260_402);
		expect(found?.requirement).toMatch(requirement);
	});
});
