import { describe, expect, it } from "vitest";
import { fakeIo } from "../fake-io.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { fakeParts } from "./fake-parts.ts";
import { fingerprintOf } from "./key-secret.ts";
import type { Keyring } from "./keyring.ts";
import { listKeys } from "./list.ts";
import { showKey } from "./show.ts";

const secretOf = (keyId: string) => `the-secret-of-${keyId}-0123456789abcdef`;
const recordOf = (keyId: string) => ({
	keyId,
	status: "active",
	secrets: [{ secret: secretOf(keyId) }],
	scopes: ["a:read"],
	version: 1,
});
const many = ["a", "b", "c", "d", "e"];

async function list(keyring: Keyring, json: boolean) {
	const io = fakeIo();
	const code = await listKeys({ service: "gw", json }, io, fakeParts(keyring));
	return { code, out: io.out(), err: io.err() };
}

describe("keys list", () => {
	it("has every key, however many parts the list comes in, and no secret", async () => {
		const keyring = fakeKeyring(many.map(recordOf));
		const text = await list(keyring, false);
		const json = await list(keyring, true);
		expect(text.out.trim().split("\n")).toHaveLength(many.length);
		expect(JSON.parse(json.out)).toEqual(
			many.map((keyId) => ({ ...recordOf(keyId), secrets: [{ fingerprint: fingerprintOf(secretOf(keyId)) }] })),
		);
		for (const { code, out, err } of [text, json]) {
			expect({ code, err }).toEqual({ code: 0, err: "" });
			for (const keyId of many) {
				expect(out).toContain(fingerprintOf(secretOf(keyId)));
				expect(out).not.toContain(secretOf(keyId));
			}
		}
	});

	it("names what is malformed, without a word of what is in it", async () => {
		const keyring = fakeKeyring([recordOf("a")]);
		keyring.texts.set("b", `{"secret":"${secretOf("b")}"`);
		keyring.texts.set("c", JSON.stringify({ ...recordOf("c"), scopes: secretOf("c"), [secretOf("c")]: 1 }));
		keyring.texts.set("d", JSON.stringify(recordOf("a")));
		for (const json of [true, false]) {
			const { code, out } = await list(keyring, json);
			expect(code).toBe(0);
			expect(out.match(/malformed/g)).toHaveLength(3);
			for (const keyId of many) expect(out).not.toContain(secretOf(keyId));
		}
	});

	it("says that there are none, and is an empty array then", async () => {
		expect(await list(fakeKeyring(), true)).toMatchObject({ code: 0, out: "[]\n" });
		expect((await list(fakeKeyring(), false)).err).toContain("no keys");
	});

	it("leaves out what has gone since it was listed", async () => {
		const keyring = { ...fakeKeyring(["a", "b"].map(recordOf)), show: async () => null };
		expect((await list(keyring, true)).out).toBe("[]\n");
	});

	it("is not made from what is no list", async () => {
		for (const answer of ["", "{}", '{"keyIds":[1],"cursor":null}']) {
			const { code, err } = await list({ ...fakeKeyring(), list: async () => answer }, false);
			expect({ code, said: err.includes("no gateway of this make") }).toEqual({ code: 3, said: true });
		}
	});
});

describe("keys show", () => {
	it.each([true, false])("shows a key without its secret, as JSON or not: %s", async (json) => {
		const io = fakeIo();
		const keyring = fakeKeyring([recordOf("a")]);
		expect(await showKey("a", { service: "gw", json }, io, fakeParts(keyring))).toBe(0);
		expect(io.out()).toContain(fingerprintOf(secretOf("a")));
		expect(io.out() + io.err()).not.toContain(secretOf("a"));
	});

	it("says where the keys are listed if there is none of this id", async () => {
		const shown = showKey("b", { service: "gw" }, fakeIo(), fakeParts(fakeKeyring()));
		await expect(shown).rejects.toThrow("keys list");
	});
});
