import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	readEcho,
	readOrigin,
	readRoute,
	readScheme,
	readSecretFile,
	readSecretPlace,
	readVariable,
} from "./readings.ts";

let cwd = "";
beforeAll(() => {
	cwd = mkdtempSync(join(tmpdir(), "readings-"));
	writeFileSync(join(cwd, "secret"), "x");
	writeFileSync(join(cwd, "broken.json"), "{}");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const around = () => ({ cwd, env: { lowercase_name: "set" } });

describe("an answer", () => {
	it("is an origin without a path", () => {
		expect(readOrigin("https://API.example/")).toEqual({ ok: true, value: "https://api.example" });
		for (const text of ["api.example", "https://api.example/v1", "ftp://api.example", "https://u:p@api.example", ""]) {
			expect(readOrigin(text).ok, text).toBe(false);
		}
		expect(readEcho("")).toEqual({ ok: true, value: "" });
	});

	it("is a route: a method, a path, and scopes", () => {
		expect(readRoute("get /sites/{id}")).toEqual({ ok: true, value: { method: "GET", path: "/sites/{id}" } });
		expect(readRoute(" POST  /sites a:write b ")).toEqual({
			ok: true,
			value: { method: "POST", path: "/sites", scopes: ["a:write", "b"] },
		});
		for (const text of ["", "/sites", "GET sites", "FETCH /sites", "GET /sites?q=1"]) {
			expect(readRoute(text).ok, text).toBe(false);
		}
	});

	it("is a scheme that is built in, or a file that holds one", () => {
		expect(readScheme("sorted-query", around())).toEqual({ ok: true, value: "sorted-query" });
		expect(readScheme("sorted-qery", around())).toMatchObject({
			ok: false,
			message: expect.stringContaining("sorted-query"),
		});
		expect(readScheme("./none.json", around()).ok).toBe(false);
		expect(readScheme("broken.json", around()).ok).toBe(false);
		expect(readScheme("", around())).toMatchObject({ ok: false, message: expect.stringContaining("left out") });
	});
});

describe("the place of a secret", () => {
	it("is a variable, or a file", () => {
		expect(readVariable("CI_SECRET", around())).toEqual({ ok: true, value: { env: "CI_SECRET" } });
		expect(readVariable("lowercase_name", around()).ok).toBe(true);
		expect(readSecretFile("secret", around())).toEqual({ ok: true, value: { file: "secret" } });
		expect(readSecretPlace("./later", around())).toEqual({ ok: true, value: { file: "./later" } });
		expect(readSecretPlace("CI_SECRET", around())).toEqual({ ok: true, value: { env: "CI_SECRET" } });
	});

	it("is not the secret itself, which is refused and not shown", () => {
		const secrets = fc.oneof(
			fc.base64String({ minLength: 16 }).filter((text) => /[a-z]/.test(text) && !text.startsWith("/")),
			fc.stringMatching(/^[0-9a-f]{32,64}$/),
			fc.uuid(),
			fc.constant("eyJhbGciOiJIUzI1NiJ9.e30.c2ln"),
		);
		fc.assert(
			fc.property(secrets, (secret) => {
				for (const read of [readVariable, readSecretFile, readSecretPlace]) {
					const reading = read(secret, around());
					expect(reading.ok).toBe(false);
					expect(JSON.stringify(reading)).not.toContain(secret);
				}
			}),
		);
	});
});
