import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "../../gateway/src/admission.ts";
import { admissionOver, type SqlStorage } from "../../gateway/src/bench/admission-over.ts";
import { benchStart, composeBench, type GatewaySubject } from "../../gateway/src/bench/bench.ts";
import { parseConfig } from "../../gateway/src/config.ts";
import type { ContractCase } from "../../gateway/src/contract.ts";
import { gatewayCases } from "../../gateway/src/gateway.contract.ts";
import { nonceCases, usageCases } from "../../gateway/src/nonce-store.contract.ts";
import type { SqlStore } from "../../gateway/src/nonce-store.ts";
import { mutants } from "./index.ts";
import { composeMutant, type Mutant, openStoreOf, stagesOf } from "./mutant.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

/** A case that a mutant did not keep. */
interface Broken {
	readonly requirement: string;
	readonly behaviour: string;
}

/** Storage of Durable Objects that nothing else reaches. */
function freshStorage(): SqlStorage {
	const prefix = crypto.randomUUID();
	return {
		within: (name, work) =>
			runInDurableObject(namespace.getByName(`${prefix} ${name}`), async (_, { storage }) =>
				work({
					exec: (query, ...bindings) => storage.sql.exec(query, ...bindings),
					transaction: (inner) => storage.transactionSync(inner),
				}),
			),
	};
}

function subjectOf(mutant: Mutant | undefined): GatewaySubject {
	return {
		stages: stagesOf(mutant),
		compose: (parts) => composeMutant(mutant, parts),
		parseConfig: mutant?.parseConfig?.(parseConfig) ?? parseConfig,
		admissionAt: (nowMs) => admissionOver(freshStorage(), (sql) => openStoreOf(mutant, sql), nowMs),
	};
}

/** What several isolates of one gateway owe together: they share nothing but the admission objects. */
const isolateCases: readonly ContractCase<() => GatewaySubject>[] = [
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "refuses in one isolate what another one has admitted",
		run: async (isolate) => {
			const one = isolate();
			const admission = one.admissionAt(() => benchStart * 1000);
			const sent = { nonce: "nonce-0123456789" };
			expect((await composeBench(one, { admission }).signed(sent)).status).toBe(200);
			expect((await composeBench(isolate(), { admission }).signed(sent)).code).toBe("nonce_replayed");
		},
	},
];

/** The cases of the gateway's own contract that a mutant breaks, and of its store where that is what is broken. */
async function brokenBy(mutant: Mutant | undefined): Promise<readonly Broken[]> {
	const gateway = gatewayCases.map((each) => ({ ...each, run: () => each.run(subjectOf(mutant)) }));
	const store = [...nonceCases, ...usageCases].map((each) => ({
		...each,
		run: () => freshStorage().within("store", (sql: SqlStore) => each.run({ open: () => openStoreOf(mutant, sql) })),
	}));
	const isolates = isolateCases.map((each) => ({ ...each, run: () => each.run(() => subjectOf(mutant)) }));
	const broken: Broken[] = [];
	const cases = [...gateway, ...isolates, ...(mutant?.store === undefined ? [] : store)];
	for (const { requirement, behaviour, run } of cases) {
		try {
			await inTime(Promise.resolve(run()));
		} catch {
			broken.push({ requirement, behaviour });
		}
	}
	return broken;
}

/** A dependency that is waited for without end is a case that is not kept. */
async function inTime(work: Promise<void>): Promise<void> {
	const late = Promise.withResolvers<void>();
	const timer = setTimeout(() => late.reject(new Error("the case did not end")), patienceMs);
	try {
		await Promise.race([work, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

const patienceMs = 5000;

const inside = mutants.filter(({ seen }) => seen !== "wire");

describe("the contract of the gateway", () => {
	it("is not empty", () => {
		expect(gatewayCases.length).toBeGreaterThan(40);
		expect(nonceCases.length + usageCases.length).toBeGreaterThan(15);
	});

	it("is kept by the reference, several isolates of it included", async () => {
		expect(await brokenBy(undefined)).toEqual([]);
	});

	it.each(inside)("sees $id by a requirement that it declares", async (mutant) => {
		const broken = await brokenBy(mutant);
		expect(broken.filter(({ requirement }) => mutant.breaks.includes(requirement))).not.toEqual([]);
	});
});
