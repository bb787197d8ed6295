import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Interrupted } from "../../engine/interruption.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { guardedKeyring } from "./guarded-keyring.ts";
import { type Keyring, KeyringUnreachable } from "./keyring.ts";

const place = { service: "gw", remote: false };
const secret = "a-secret-that-nobody-may-see-0123456789";
const text = JSON.stringify({ keyId: "k", secrets: [{ secret }] });

function guarded(changes: Partial<Keyring>, signal = new AbortController().signal): Keyring {
	return guardedKeyring({ ...fakeKeyring(), ...changes }, place, signal);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a guarded keyring", () => {
	it("answers as the keyring does", async () => {
		const keyring = guarded({});
		expect(await keyring.put("k", text.replace("{", '{"version":1,'))).toBe("done");
		expect(await keyring.show("k")).toContain(secret);
		expect(JSON.parse(await keyring.list(null))).toMatchObject({ keyIds: ["k"] });
	});

	it("says of a failure that there was no answer, whenever it comes, and shows no secret that was sent", async () => {
		const fail = () => {
			throw new Error(`cannot put ${secret} or ${Buffer.from(secret).toString("base64")}`);
		};
		for (const put of [fail, async () => fail()]) {
			const error = await guarded({ put })
				.put("k", text)
				.catch((caught: unknown) => caught);
			expect(error).toBeInstanceOf(KeyringUnreachable);
			expect(String(error)).toContain("cannot put [redacted]");
			expect(String(error)).not.toContain(secret.slice(0, 12));
		}
	});

	it("waits for no answer for ever", async () => {
		const asked = guarded({ show: () => new Promise(() => {}) }).show("k");
		const outcome = expect(asked).rejects.toThrow("no answer within 30 s");
		await vi.advanceTimersByTimeAsync(30_000);
		await outcome;
	});

	it("waits no longer once it is interrupted", async () => {
		const controller = new AbortController();
		const asked = guarded({ show: () => new Promise(() => {}) }, controller.signal).show("k");
		const outcome = expect(asked).rejects.toBeInstanceOf(Interrupted);
		controller.abort();
		await vi.advanceTimersByTimeAsync(1);
		await outcome;
	});
});
