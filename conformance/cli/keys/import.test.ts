import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "../../config/index.ts";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { exportKeys } from "./export.ts";
import { type FakeKeyring, fakeKeyring } from "./fake-keyring.ts";
import { fakeParts } from "./fake-parts.ts";
import { importKeys } from "./import.ts";
import { fingerprintOf } from "./key-secret.ts";
import type { KeyRecord } from "./record.ts";

const secretOf = (keyId: string) => `the-secret-of-${keyId}-0123456789abcdef`;
function recordOf(keyId: string, changes: Partial<KeyRecord> = {}): KeyRecord {
	return { keyId, status: "active", secrets: [{ secret: secretOf(keyId) }], scopes: ["a"], version: 3, ...changes };
}

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "import-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function exported(keyring: FakeKeyring, withSecrets: boolean) {
	const io = fakeIo({ cwd });
	const code = await exportKeys("keys.json", { service: "gw", withSecrets }, io, fakeParts(keyring));
	const text = readFileSync(join(cwd, "keys.json"), "utf8");
	return { code, io, text, mode: statSync(join(cwd, "keys.json")).mode & 0o777 };
}

function write(value: unknown): void {
	writeFileSync(join(cwd, "keys.json"), JSON.stringify(value));
}

async function imported(keyring: FakeKeyring) {
	const io = fakeIo({ cwd });
	const before = new Map(keyring.texts);
	const code = await importKeys("keys.json", { service: "gw" }, io, fakeParts(keyring));
	const changed = [...keyring.texts].filter(([keyId, text]) => before.get(keyId) !== text).map(([keyId]) => keyId);
	const versionOf = (keyId: string): unknown => JSON.parse(keyring.texts.get(keyId) ?? "{}").version;
	return { code, out: io.out(), said: io.out() + io.err(), changed, versionOf };
}

describe("keys export", () => {
	it("writes the records with their secrets where it is told to, for their owner only", async () => {
		const records = ["a", "b", "c"].map((keyId) => recordOf(keyId));
		const { code, text, mode, io } = await exported(fakeKeyring(records), true);
		expect({ code, mode }).toEqual({ code: 0, mode: 0o600 });
		expect(JSON.parse(text)).toEqual(records);
		expect(io.out() + io.err()).not.toContain("the-secret");
	});

	it("writes fingerprints otherwise", async () => {
		const { text, mode } = await exported(fakeKeyring([recordOf("a")]), false);
		expect(mode).toBe(0o600);
		expect(text).not.toContain("the-secret");
		expect(JSON.parse(text)).toEqual([{ ...recordOf("a"), secrets: [{ fingerprint: fingerprintOf(secretOf("a")) }] }]);
	});

	it("is no success where a record is left out", async () => {
		const keyring = fakeKeyring([recordOf("a")]);
		keyring.texts.set("b", "{}");
		const { code, io, text } = await exported(keyring, true);
		expect(code).toBe(1);
		expect(io.err()).toContain("b is left out");
		expect(JSON.parse(text)).toHaveLength(1);
	});

	it("replaces no file", async () => {
		write([]);
		await expect(exported(fakeKeyring(), false)).rejects.toThrow(UsageError);
	});
});

describe("keys import", () => {
	it("puts in force what an export has, there and elsewhere", async () => {
		const records = [recordOf("a"), recordOf("b", { quotas: { minute: 3 } })];
		const here = fakeKeyring(records);
		await exported(here, true);
		const there = fakeKeyring();
		for (const keyring of [here, there]) {
			const { code, out, versionOf, said } = await imported(keyring);
			expect(code).toBe(0);
			expect(out.match(/^done/gm)).toHaveLength(2);
			expect(["a", "b"].map(versionOf)).toEqual([4, 4]);
			expect(said).not.toContain("the-secret");
		}
		expect(JSON.parse(there.texts.get("b") ?? "")).toEqual({ ...records[1], version: 4 });
	});

	it("changes no key that somebody has changed since, and every other one", async () => {
		write([recordOf("a", { scopes: ["new"] }), recordOf("b", { scopes: ["new"] }), recordOf("c")]);
		const keyring = fakeKeyring([recordOf("a", { version: 4 }), recordOf("b")]);
		const { code, out, changed } = await imported(keyring);
		expect(code).toBe(1);
		expect(changed.sort()).toEqual(["b", "c"]);
		expect(out).toMatch(/^not done {2}a {2}it has version 4, the file has 3/m);
	});

	it("goes on where somebody is quicker at one key, and says so", async () => {
		write([recordOf("a", { scopes: ["new"] }), recordOf("b")]);
		const keyring = fakeKeyring([recordOf("a")]);
		const { put } = keyring;
		const raced = {
			...keyring,
			put: async (keyId: string, text: string) => (keyId === "a" ? "conflict" : put(keyId, text)),
		};
		const { code, out, changed } = await imported(raced);
		expect({ code, changed }).toEqual({ code: 1, changed: ["b"] });
		expect(out).toContain("not done  a");
	});

	it("may be run again after it was cut off", async () => {
		write([recordOf("a", { scopes: ["new"] }), recordOf("b")]);
		const keyring = fakeKeyring([recordOf("a")]);
		expect((await imported(keyring)).code).toBe(0);
		const { code, versionOf } = await imported(keyring);
		expect({ code, version: versionOf("a") }).toEqual({ code: 0, version: 5 });
	});

	it("makes no revoked key work again", async () => {
		write([recordOf("a")]);
		const { code, changed, out } = await imported(fakeKeyring([recordOf("a", { status: "revoked" })]));
		expect({ code, changed }).toEqual({ code: 1, changed: [] });
		expect(out).toContain("stays so");
	});

	it("takes the place of a malformed record, and of one that has no version", async () => {
		write([recordOf("a"), recordOf("b", { version: undefined })]);
		const keyring = fakeKeyring([recordOf("b", { version: undefined, scopes: ["old"] })]);
		keyring.texts.set("a", "{}");
		const { code, versionOf } = await imported(keyring);
		expect({ code, versions: ["a", "b"].map(versionOf) }).toEqual({ code: 0, versions: [4, 1] });
	});

	it("changes nothing where anything in the file is wrong, and names each record and field, and no secret", async () => {
		const keyring = fakeKeyring();
		write([
			recordOf("a"),
			{ ...recordOf("b"), scopes: [secretOf("b"), "x y"] },
			{ ...recordOf("c"), secrets: [{ fingerprint: "0123456789ab" }] },
			{ ...recordOf("d"), status: secretOf("d"), secrets: [{ secret: "the-secret-short" }] },
		]);
		const refusal = await imported(keyring).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(ConfigError);
		const text = String(refusal);
		for (const place of ["[1].scopes[1]", "[2].secrets[0].secret", "[3].status", "[3].secrets[0].secret"]) {
			expect(text).toContain(place);
		}
		expect(text).toContain("--with-secrets");
		expect(text).not.toContain("the-secret");
		expect(keyring.texts.size).toBe(0);
	});

	it("takes no key twice", async () => {
		const keyring = fakeKeyring();
		write([recordOf("a"), recordOf("b"), recordOf("a", { scopes: ["b"] })]);
		await expect(imported(keyring)).rejects.toThrow("[2].keyId: that of [0] again");
		expect(keyring.texts.size).toBe(0);
	});
});
