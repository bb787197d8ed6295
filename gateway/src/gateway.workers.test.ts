import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "./admission.ts";
import { AdmissionBatches } from "./admission-batches.ts";
import { admissionOver, type SqlStorage } from "./bench/admission-over.ts";
import { composeBench, type GatewaySubject } from "./bench/bench.ts";
import { gatewayCases } from "./gateway.contract.ts";
import { NonceStore } from "./nonce-store.ts";
import { referenceStages } from "./reference.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

/** The storage of Durable Objects that nothing else reaches. */
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

const subject: GatewaySubject = {
	stages: referenceStages,
	admissionAt: (nowMs) => admissionOver(freshStorage(), (sql) => new NonceStore(sql), nowMs),
};

describe("the gateway", () => {
	it.each(gatewayCases)("$requirement: $behaviour", async ({ run }) => {
		await run(subject);
	});

	it("has no object made for anyone who cannot sign", async () => {
		const before = await listDurableObjectIds(namespace);
		const bench = composeBench(subject, { admission: new AdmissionBatches(namespace).namespace(() => undefined) });
		for (let index = 0; index < 20; index += 1) {
			expect((await bench.signed({ keyId: `nobody-${index}` })).code).toBe("invalid_credentials");
		}
		expect(await listDurableObjectIds(namespace)).toHaveLength(before.length);
	});
});
