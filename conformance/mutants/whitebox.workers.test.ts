import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "../../gateway/src/admission.ts";
import { admissionOver, type SqlStorage } from "../../gateway/src/bench/admission-over.ts";
import type { GatewaySubject } from "../../gateway/src/bench/bench.ts";
import { parseConfig } from "../../gateway/src/config.ts";
import type { ContractCase } from "../../gateway/src/contract.ts";
import { gatewayCases } from "../../gateway/src/gateway.contract.ts";
import { nonceCases, usageCases } from "../../gateway/src/nonce-store.contract.ts";
import type { SqlStore } from "../../gateway/src/nonce-store.ts";
import { type Threat, takesTheInside, threats } from "../threats/index.ts";
import { mutants } from "./index.ts";
import { composeMutant, type Mutant, openStoreOf, stagesOf } from "./mutant.ts";
import { surroundingCases } from "./surroundings.contract.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

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

/** A case of any contract, ready to be run against one gateway. */
type Ready = Pick<ContractCase<unknown>, "requirement" | "behaviour"> & { readonly run: () => Promise<void> };

function readyFor(mutant: Mutant | undefined): readonly Ready[] {
	const gateway = gatewayCases.map((each) => ({ ...each, run: async () => each.run(subjectOf(mutant)) }));
	const surroundings = surroundingCases.map((each) => ({
		...each,
		run: async () => each.run(() => subjectOf(mutant)),
	}));
	const store = [...nonceCases, ...usageCases].map((each) => ({
		...each,
		run: () =>
			freshStorage().within("store", async (sql: SqlStore) => each.run({ open: () => openStoreOf(mutant, sql) })),
	}));
	return [...gateway, ...surroundings, ...store];
}

/** A dependency that is waited for without end is a case that is not kept. */
async function isKept({ run }: Ready): Promise<boolean> {
	const late = Promise.withResolvers<void>();
	const timer = setTimeout(() => late.reject(new Error("the case did not end")), patienceMs);
	try {
		await Promise.race([run(), late.promise]);
		return true;
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}

const patienceMs = 5000;

/** The tests of a threat that can be run against a broken gateway here; the others reach a Durable Object as it is deployed. */
function testsOf({ tests = [] }: Threat, mutant: Mutant): readonly Ready[] {
	const names = tests.map(({ name }) => name);
	return readyFor(mutant).filter(({ requirement, behaviour }) => names.includes(`${requirement}: ${behaviour}`));
}

const hidden = mutants.filter(({ seen }) => seen !== "wire");
const broken = hidden.flatMap((mutant) => mutant.breaks.map((requirement) => ({ id: mutant.id, requirement, mutant })));
// A flaw that requests can show is proved by checks, wherever its mutant shows on the wire.
const planted = threats.flatMap((threat) =>
	mutants
		.filter(({ threats: named }) => named.includes(threat.id))
		.filter((mutant) => hidden.includes(mutant) || takesTheInside(threat))
		.map((mutant) => ({ id: mutant.id, of: threat.id, threat, mutant })),
);

describe("the contract of the gateway", () => {
	it.each(surroundingCases)("is kept by the reference: $requirement $behaviour", async ({ run }) => {
		await run(() => subjectOf(undefined));
	});

	it.each(broken)("sees $id by $requirement", async ({ requirement, mutant }) => {
		const asked = readyFor(mutant).filter((ready) => ready.requirement === requirement);
		const kept = await Promise.all(asked.map((ready) => isKept(ready)));
		expect(kept).toContain(false);
	});

	it.each(planted)("sees $id by a test of $of", async ({ threat, mutant }) => {
		const kept = await Promise.all(testsOf(threat, mutant).map((ready) => isKept(ready)));
		expect(kept).toContain(false);
	});
});
