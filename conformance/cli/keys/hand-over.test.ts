import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { createKey } from "./create.ts";
import { type FakeKeyring, fakeKeyring } from "./fake-keyring.ts";
import { drawnText, fakeParts } from "./fake-parts.ts";
import type { Keyring } from "./keyring.ts";

const secret = drawnText(1);

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "hand-over-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function keyringThat(put: Keyring["put"]): FakeKeyring {
	return { ...fakeKeyring(), put };
}

function create(keyring: Keyring, options: { secretFile?: string } = {}, brokenStdout = false) {
	const io = fakeIo({ cwd, brokenStdout });
	const usual = { service: "gw", environment: "live", scope: ["a"] } as const;
	return { io, ended: createKey("key_one", { ...usual, ...options }, io, fakeParts(keyring)) };
}

describe("a new secret", () => {
	it("is shown to nobody, and leaves no file, where it was not put in force", async () => {
		const forestalled = create(
			keyringThat(async () => "conflict"),
			{ secretFile: "s" },
		);
		expect(await forestalled.ended).toBe(1);
		expect(forestalled.io.err()).toContain("somebody else");
		const refused = create(
			keyringThat(async () => "malformed"),
			{ secretFile: "s" },
		);
		await expect(refused.ended).rejects.toThrow(UsageError);
		expect(readdirSync(cwd)).toEqual([]);
		for (const { io } of [forestalled, refused]) expect(io.out() + io.err()).not.toContain(secret);
	});

	it("is given all the same where nobody knows whether it was, and that is said", async () => {
		const lost = async () => {
			throw new Error(`lost with ${secret}`);
		};
		const shown = create(keyringThat(lost));
		expect(await shown.ended).toBe(3);
		expect(shown.io.out()).toContain(secret);
		expect(shown.io.err()).toContain("keys show key_one");
		expect(shown.io.err()).not.toContain(secret);
		const filed = create(keyringThat(lost), { secretFile: "s" });
		expect(await filed.ended).toBe(3);
		expect(readFileSync(join(cwd, "s"), "utf8")).toBe(`${secret}\n`);
		expect(filed.io.out() + filed.io.err()).not.toContain(secret);
	});

	it("that nobody could read is said to be lost, with the remedy", async () => {
		const { io, ended } = create(fakeKeyring(), {}, true);
		await expect(ended).rejects.toThrow("keys rotate key_one");
		await expect(ended).rejects.not.toThrow(secret);
		expect(io.err()).not.toContain(secret);
	});
});
