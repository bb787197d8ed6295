import { expect } from "vitest";
import type { AdmissionNamespace } from "./admission-protocol.ts";
import { type Answer, type Bench, benchStart, composeBench, firstKey, type GatewaySubject } from "./bench/bench.ts";
import type { ContractCase } from "./contract.ts";
import type { KeyRecord } from "./keys.ts";

const oldSecret = "the-first-secret-0123456789abcdefghijkl";
const newSecret = "the-second-secret-0123456789abcdefghijk";
const record: KeyRecord = { ...firstKey, secrets: [{ secret: oldSecret }], version: 1 };

/** A key store whose record can be changed, and how often it was read. */
function storeOf(first: KeyRecord) {
	const store = { record: first, reads: 0 };
	const get = async (name: string) => {
		store.reads += 1;
		return name === `key:${store.record.keyId}` ? JSON.stringify(store.record) : null;
	};
	return { store, keys: { get } };
}

/** Admission objects that have been told of this record. */
function told(inner: AdmissionNamespace, { current }: { readonly current: KeyRecord }): AdmissionNamespace {
	const isOlder = (version: number) => version < (current.version ?? 0);
	return {
		getByName: (name) => ({
			admit: async (request) =>
				isOlder(request.recordVersion)
					? { decision: "stale", record: JSON.stringify(current) }
					: inner.getByName(name).admit(request),
		}),
	};
}

function benchOf(subject: GatewaySubject, replacedBy: KeyRecord = record) {
	const { store, keys } = storeOf(record);
	const admission = told(
		subject.admissionAt(() => benchStart * 1000),
		{ current: replacedBy },
	);
	const bench = composeBench(subject, { keys, admission });
	return { bench, store };
}

const signedWith = (bench: Bench, secret: string): Promise<Answer> => bench.signed({ secret });

/** Key records that an isolate keeps, and those that have been replaced since. */
export const keptRecordCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "HMAC-KEY-07",
		behaviour: "reads a record that has a version once, and one that has none with every request",
		run: async (subject) => {
			const { bench, store } = benchOf(subject);
			for (let times = 0; times < 3; times += 1) {
				expect((await signedWith(bench, oldSecret)).status).toBe(200);
			}
			expect(store.reads).toBe(1);
			const { version: _, ...plain } = record;
			const unversioned = storeOf(plain);
			const other = composeBench(subject, { keys: unversioned.keys });
			for (let times = 0; times < 3; times += 1) {
				expect((await signedWith(other, oldSecret)).status).toBe(200);
			}
			expect(unversioned.store.reads).toBe(3);
		},
	},
	{
		requirement: "HMAC-KEY-07",
		behaviour: "reads a record again when it has kept it for a minute",
		run: async (subject) => {
			const { bench, store } = benchOf(subject);
			await signedWith(bench, oldSecret);
			bench.clock.nowMs += 59_999;
			await signedWith(bench, oldSecret);
			expect(store.reads).toBe(1);
			bench.clock.nowMs += 1;
			await signedWith(bench, oldSecret);
			expect(store.reads).toBe(2);
		},
	},
	{
		requirement: "HMAC-KEY-06",
		behaviour: "lets a secret in that the store knows and the record that was kept does not",
		run: async (subject) => {
			const { bench, store } = benchOf(subject);
			await signedWith(bench, oldSecret);
			store.record = { ...record, version: 2, secrets: [{ secret: newSecret }, { secret: oldSecret }] };
			expect((await signedWith(bench, newSecret)).status).toBe(200);
			expect(store.reads).toBe(2);
		},
	},
	{
		requirement: "HMAC-KEY-01",
		behaviour: "asks the store about a signature that a kept record does not bear out, as about an unknown key",
		run: async (subject) => {
			const { bench, store } = benchOf(subject);
			await signedWith(bench, oldSecret);
			for (const sent of [{ secret: newSecret }, { keyId: "nobody", secret: newSecret }]) {
				const before = store.reads;
				expect((await bench.signed(sent)).code).toBe("invalid_credentials");
				expect(store.reads).toBe(before + 1);
			}
		},
	},
	{
		requirement: "HMAC-KEY-02",
		behaviour:
			"verifies as often for a wrong signature under a kept record, though it is gone by now, as for an unknown key",
		run: async (subject) => {
			let verified = 0;
			const verifyMac: typeof subject.stages.verifyMac = (...parts) => {
				verified += 1;
				return subject.stages.verifyMac(...parts);
			};
			const { bench, store } = benchOf({ ...subject, stages: { ...subject.stages, verifyMac } });
			await signedWith(bench, oldSecret);
			const refusals: [string | null, number][] = [];
			const refuse = async (keyId: string) => {
				verified = 0;
				refusals.push([(await bench.signed({ keyId, secret: newSecret })).code, verified]);
			};
			await refuse(record.keyId);
			await refuse("nobody");
			store.record = { ...record, keyId: "another" };
			await refuse(record.keyId);
			expect(refusals).toEqual(Array(3).fill(["invalid_credentials", 1]));
		},
	},
	{
		requirement: "HMAC-KEY-07",
		behaviour:
			"refuses a secret that was removed, although the isolate and the key store still hold the record with it",
		run: async (subject) => {
			const { bench } = benchOf(subject, { ...record, version: 2, secrets: [{ secret: newSecret }] });
			for (let times = 0; times < 2; times += 1) {
				expect((await signedWith(bench, oldSecret)).code).toBe("invalid_credentials");
			}
			expect(bench.upstream).toEqual([]);
			expect((await signedWith(bench, newSecret)).status).toBe(200);
		},
	},
	{
		requirement: "FWD-04",
		behaviour: "forwards the identity and judges by the scopes of the record that replaced the one it read",
		run: async (subject) => {
			const { bench } = benchOf(subject, { ...record, version: 2, clientId: "client-renamed", scopes: ["a:read"] });
			expect((await signedWith(bench, oldSecret)).status).toBe(200);
			expect(bench.upstream[0]?.headers.get("x-client-id")).toBe("client-renamed");
			const write = await bench.signed({ secret: oldSecret, method: "POST" });
			expect(write.code).toBe("insufficient_scope");
		},
	},
	{
		requirement: "HMAC-KEY-04",
		behaviour: "refuses a key that the record which replaced the one it read says is revoked",
		run: async (subject) => {
			const { bench } = benchOf(subject, { ...record, version: 2, status: "revoked" });
			expect((await signedWith(bench, oldSecret)).code).toBe("invalid_credentials");
			expect(bench.upstream).toEqual([]);
		},
	},
	{
		requirement: "HMAC-NONCE-11",
		behaviour:
			"lets nothing in on the word of an object whose record cannot be read, or which always knows a newer one",
		run: async (subject) => {
			const { keys } = storeOf(record);
			for (const text of ["", "{}", JSON.stringify({ ...record, keyId: "key_two" }), JSON.stringify(record)]) {
				const admission = { getByName: () => ({ admit: async () => ({ decision: "stale", record: text }) as const }) };
				const bench = composeBench(subject, { keys, admission });
				const answer = await signedWith(bench, oldSecret);
				const isReadable = text === JSON.stringify(record);
				expect([answer.status, answer.code]).toEqual([
					503,
					isReadable ? "replay_store_unavailable" : "key_store_unavailable",
				]);
				expect(bench.upstream).toEqual([]);
			}
		},
	},
];
