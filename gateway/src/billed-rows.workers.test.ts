import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "./admission.ts";
import { now, request, window } from "./bench/store.ts";
import { NonceStore, type SqlStore } from "./nonce-store.ts";
import { NonceTables, type SqlBinding } from "./nonce-tables.ts";

/**
 * The rows that the platform bills for, as it counts them itself, which COSTS.md reckons with:
 * https://developers.cloudflare.com/durable-objects/api/sqlite-storage-api/
 */

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

interface Counter {
	readonly sql: SqlStore;
	/** Rows since it was last asked. */
	readonly rows: () => { readonly read: number; readonly written: number };
}

function counterOver(storage: DurableObjectStorage): Counter {
	let cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
	const exec = (query: string, ...bindings: SqlBinding[]) => {
		const cursor = storage.sql.exec(query, ...bindings);
		cursors.push(cursor);
		return cursor;
	};
	return {
		sql: { exec, transaction: (work) => storage.transactionSync(work) },
		rows: () => {
			const counted = cursors;
			cursors = [];
			const sum = (of: "rowsRead" | "rowsWritten") => counted.reduce((all, cursor) => all + cursor[of], 0);
			return { read: sum("rowsRead"), written: sum("rowsWritten") };
		},
	};
}

/** On storage that nothing else reaches, in which a nonce has been spent, so that there is a table for it. */
async function counted(run: (store: NonceStore, counter: Counter) => void): Promise<void> {
	await runInDurableObject(namespace.getByName(`nonce-${crypto.randomUUID()}`), (_, { storage }) => {
		const counter = counterOver(storage);
		const store = new NonceStore(counter.sql);
		store.admit(request("first"), now);
		counter.rows();
		run(store, counter);
	});
}

const quotas = { minute: 1000, hour: 1000, day: 1000 };

describe("the rows of an admission", () => {
	it("are one that is written, and one that is read to find its place free, however many nonces are remembered", async () => {
		await counted((store, { rows }) => {
			for (let spent = 0; spent < 200; spent += 1) {
				expect(store.admit(request(`nonce-${spent}`), now).decision).toBe("admitted");
				expect(rows()).toEqual({ read: 1, written: 1 });
			}
		});
	});

	it("are one more that is written and one that is read for each window that has a quota", async () => {
		await counted((store, { rows }) => {
			store.admit(request("nonce-a", { quotas }), now);
			rows();
			store.admit(request("nonce-b", { quotas: { day: 1000 } }), now);
			expect(rows()).toEqual({ read: 2, written: 2 });
			store.admit(request("nonce-c", { quotas }), now);
			expect(rows()).toEqual({ read: 4, written: 4 });
		});
	});

	it("are none that is written where the request is not admitted", async () => {
		await counted((store, { rows }) => {
			expect(store.admit(request("first"), now).decision).toBe("replayed");
			expect(rows()).toEqual({ read: 1, written: 0 });
			store.admit(request("nonce-a", { quotas: { day: 1 } }), now);
			rows();
			expect(store.admit(request("nonce-b", { quotas: { day: 1 } }), now).decision).toBe("over_quota");
			expect(rows()).toEqual({ read: 1, written: 0 });
			expect(store.admit(request("nonce-b", { liveNonces: 1 }), now).decision).toBe("full");
			expect(rows()).toEqual({ read: 0, written: 0 });
			store.setRecord({ version: 2, text: "{}" });
			rows();
			expect(store.admit(request("nonce-b", { recordVersion: 1 }), now).decision).toBe("stale");
			expect(rows()).toEqual({ read: 1, written: 0 });
		});
	});
});

describe("the rows of what comes seldom", () => {
	it("are two that are written for the table of a stretch, and one to forget it, whatever is in it", async () => {
		await counted((store, { rows }) => {
			store.admit(request("nonce-a", { acceptableUntil: now + 2 * window }), now);
			expect(rows().written).toBe(2 + 1);
			for (let spent = 0; spent < 200; spent += 1) {
				store.admit(request(`nonce-${spent}`), now);
			}
			rows();
			expect(store.prune(now + window + 61)).toBe(now + 2 * window + 61);
			expect(rows().written).toBe(1);
		});
	});

	it("are four in addition for each table of a stretch that becomes full", async () => {
		await counted((_, { sql, rows }) => {
			const tables = new NonceTables(sql, { nonces: 10, dropped: 10 });
			const until = now + 4 * window;
			tables.tableFor(until);
			rows();
			for (let spent = 0; spent < 10; spent += 1) {
				const table = tables.tableFor(until);
				tables.write(`nonce-${spent}`, "", table);
				tables.remember(`nonce-${spent}`, table);
			}
			expect(rows().written).toBe(10);
			tables.tableFor(until);
			expect(rows().written).toBe(1 + 2);
			tables.forgetThrough(until);
			expect(rows().written).toBe(1);
		});
	});

	it("are one that is read for each nonce that is remembered, and few beside them, when the object wakes", async () => {
		await counted((store, { sql, rows }) => {
			for (let spent = 0; spent < 200; spent += 1) {
				store.admit(request(`nonce-${spent}`), now);
			}
			rows();
			new NonceStore(sql);
			const { read, written } = rows();
			expect(written).toBe(0);
			expect(read - 201).toBeGreaterThanOrEqual(0);
			expect(read - 201).toBeLessThan(10);
		});
	});
});
