import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Admission } from "./admission.ts";
import { hashOf } from "./nonce-index.ts";
import { NonceTables, type SqlStore } from "./nonce-tables.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

const limits = { nonces: 3, dropped: 2 };
const until = 1_767_225_600;
const ten = Array.from({ length: 10 }, (_, index) => `nonce-${index}`);

/** Works on storage that nothing else reaches; each call of `open` finds what was stored before. */
function onStorage(work: (open: () => NonceTables, sql: SqlStore) => void): Promise<void> {
	return runInDurableObject(namespace.getByName(crypto.randomUUID()), (_, { storage }) => {
		const sql: SqlStore = {
			exec: (query, ...bindings) => storage.sql.exec(query, ...bindings),
			transaction: (inner) => storage.transactionSync(inner),
		};
		work(() => new NonceTables(sql, limits), sql);
	});
}

function spend(tables: NonceTables, nonce: string): void {
	const table = tables.tableFor(until);
	tables.write(nonce, `attempt of ${nonce}`, table);
	tables.remember(nonce, table);
}

describe("the tables of nonces", () => {
	it("remember as many as there are, each with its attempt, however often they are opened", async () => {
		await onStorage((open) => {
			for (const nonce of ten) {
				spend(open(), nonce);
			}
			const tables = open();
			expect(tables.size).toBe(10);
			expect(tables.names).toHaveLength(4);
			expect(ten.map((nonce) => tables.spentBy(nonce))).toEqual(ten.map((nonce) => `attempt of ${nonce}`));
			expect(tables.spentBy("nonce-10")).toBeUndefined();
		});
	});

	it("do not read again what a full table holds when they are opened", async () => {
		await onStorage((open, sql) => {
			for (const nonce of ten) {
				spend(open(), nonce);
			}
			const read: number[] = [];
			const counting: SqlStore = {
				...sql,
				exec: (query, ...bindings) => {
					const rows = sql.exec(query, ...bindings).toArray();
					read.push(query.includes("nonce FROM") ? rows.length : 0);
					return { toArray: () => rows };
				},
			};
			expect(new NonceTables(counting, limits).size).toBe(10);
			expect(read.reduce((sum, rows) => sum + rows, 0)).toBe(1);
		});
	});

	it("know nothing of a nonce whose transaction failed", async () => {
		await onStorage((open, sql) => {
			const tables = open();
			for (const nonce of ten.slice(0, 2)) {
				spend(tables, nonce);
			}
			const table = tables.tableFor(until);
			const failing = () =>
				sql.transaction(() => {
					tables.write("nonce-lost", "", table);
					throw new Error("the disk is full");
				});
			expect(failing).toThrow("the disk is full");
			expect(tables.spentBy("nonce-lost")).toBeUndefined();
			spend(tables, "nonce-lost");
			expect([tables, open()].map((each) => [each.size, each.spentBy("nonce-lost")])).toEqual([
				[3, "attempt of nonce-lost"],
				[3, "attempt of nonce-lost"],
			]);
		});
	});

	it("are forgotten a few at a time, and what is left says when it can be", async () => {
		await onStorage((open, sql) => {
			for (const nonce of ten) {
				spend(open(), nonce);
			}
			const tables = open();
			for (const left of [4, 0]) {
				tables.forgetThrough(until);
				expect([tables.size, open().size]).toEqual([left, left]);
				expect(tables.oldestEnd).toBe(left === 0 ? undefined : until);
			}
			expect(sql.exec("SELECT name FROM indexes").toArray()).toEqual([]);
		});
	});

	it("tell nonces of one hash apart", async () => {
		// Both come to the same 32 bits.
		const [one, other] = ["nonce-0000005pvu", "nonce-000000c3ea"] as const;
		expect(hashOf(one)).toBe(hashOf(other));
		await onStorage((open) => {
			const tables = open();
			spend(tables, one);
			expect([tables, open()].map((each) => each.spentBy(other))).toEqual([undefined, undefined]);
			spend(tables, other);
			expect([tables, open()].map((each) => [each.spentBy(one), each.spentBy(other)])).toEqual(
				[1, 2].map(() => [`attempt of ${one}`, `attempt of ${other}`]),
			);
		});
	});

	it("go on after the last row, whichever was taken out", async () => {
		await onStorage((open, sql) => {
			spend(open(), "nonce-a");
			spend(open(), "nonce-b");
			sql.exec(`DELETE FROM ${open().names[0]} WHERE nonce = 'nonce-a'`);
			spend(open(), "nonce-c");
			expect(["nonce-a", "nonce-b", "nonce-c"].map((nonce) => open().spentBy(nonce) !== undefined)).toEqual([
				false,
				true,
				true,
			]);
		});
	});

	it("are followed by others for as long as they are open", async () => {
		await onStorage((open) => {
			const tables = open();
			for (const nonce of ten) {
				spend(tables, nonce);
			}
			expect([tables.size, open().size]).toEqual([10, 10]);
			expect(ten.map((nonce) => tables.spentBy(nonce))).toEqual(ten.map((nonce) => `attempt of ${nonce}`));
		});
	});

	it("say when the oldest of them can be forgotten, in whatever order they were made", async () => {
		await onStorage((open) => {
			const tables = open();
			for (const end of [until + 600, until, until + 300]) {
				tables.tableFor(end);
			}
			for (const each of [tables, open()]) {
				expect(each.oldestEnd).toBe(until);
				expect(each.names.map((name) => Number(name.split("_")[1]))).toEqual([until, until + 300, until + 600]);
			}
		});
	});
});
