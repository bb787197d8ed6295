import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "../../gateway/src/admission.ts";
import { admissionOver, type SqlStorage } from "../../gateway/src/bench/admission-over.ts";
import { benchStart, composeBench, firstKey, type GatewaySubject } from "../../gateway/src/bench/bench.ts";
import { parseConfig } from "../../gateway/src/config.ts";
import type { ContractCase } from "../../gateway/src/contract.ts";
import { gatewayCases } from "../../gateway/src/gateway.contract.ts";
import { nonceCases, usageCases } from "../../gateway/src/nonce-store.contract.ts";
import type { SqlStore } from "../../gateway/src/nonce-store.ts";
import { mutants } from "./index.ts";
import { composeMutant, type Mutant, openStoreOf, stagesOf } from "./mutant.ts";

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

/** What a gateway owes to what stands around it: other isolates of it, and other things in its store. */
const placeCases: readonly ContractCase<() => GatewaySubject>[] = [
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
	{
		requirement: "HMAC-KEY-03",
		behaviour: "takes nothing for a key that is kept under the name of something else",
		run: async (isolate) => {
			const stored = new Map([[firstKey.keyId, JSON.stringify(firstKey)]]);
			const keys = { get: async (name: string) => stored.get(name) ?? null };
			expect((await composeBench(isolate(), { keys }).signed()).code).toBe("invalid_credentials");
		},
	},
];

/** What the platform of the Worker settles by itself, and others do not. */
const wireCases: readonly ContractCase<() => GatewaySubject>[] = [
	{
		requirement: "REQ-09",
		behaviour: "refuses both lengths at once",
		run: async (isolate) => {
			const extra = [
				["content-length", "0"],
				["transfer-encoding", "chunked"],
			] as const;
			expect((await composeBench(isolate()).signed({ extra })).code).toBe("malformed_request");
		},
	},
	{
		requirement: "HMAC-HDR-04",
		behaviour: "takes the blanks and tabs at the ends of a value for no part of it",
		run: async (isolate) => {
			const timestamp = `\t ${benchStart} \t`;
			const answer = await composeBench(isolate()).signed({ replaced: { "x-timestamp": timestamp } });
			expect(answer.status).toBe(200);
		},
	},
];

const surroundingCases = [...placeCases, ...wireCases];

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

describe("the contract of the gateway", () => {
	it.each(surroundingCases)("is kept by the reference: $requirement $behaviour", async ({ run }) => {
		await run(() => subjectOf(undefined));
	});

	it.each(mutants.filter(({ seen }) => seen !== "wire"))("sees $id by what it declares", async (mutant) => {
		const asked = readyFor(mutant).filter(({ requirement }) => mutant.breaks.includes(requirement));
		const kept = await Promise.all(asked.map((ready) => isKept(ready)));
		expect(kept).toContain(false);
	});
});
