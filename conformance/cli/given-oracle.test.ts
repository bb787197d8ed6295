import { describe, expect, it } from "vitest";
import { givenOracle } from "./given-oracle.ts";
import { UsageError } from "./usage-error.ts";

const secret = "Bearer 0123456789abcdef";
const env = { TOKEN: secret, EMPTY: "", LINES: "a\nb" };

function refusal(url: string, headerEnv: readonly string[] = []): string {
	try {
		givenOracle(url, headerEnv, 1000, env);
	} catch (error) {
		if (error instanceof UsageError) return error.message;
		throw error;
	}
	throw new Error("it was accepted");
}

describe("the service that is asked", () => {
	it("has an address of http or https, and fields of the environment", () => {
		const oracle = givenOracle("https://kms.example/sign", ["Authorization=TOKEN"], 1000, env);
		expect(oracle.url.href).toBe("https://kms.example/sign");
		expect(oracle.headers).toEqual([["Authorization", secret]]);
	});

	it.each([
		"kms.example/sign",
		"file:///etc/passwd",
		"unix:/socket",
		"https://user:hush@kms.example/",
		"https://user@kms.example/",
		"",
	])("is not %s", (url) => {
		expect(refusal(url)).not.toContain("hush");
	});

	it.each([
		["no equals sign, perhaps a credential", "Authorization: Bearer hush"],
		["a value instead of a variable", "Authorization=Bearer hush"],
		["a name that is none", "Aut hor=TOKEN"],
		["a field of the connection", "Content-Length=TOKEN"],
		["a variable that is not set", "Authorization=MISSING"],
		["an empty one", "Authorization=EMPTY"],
		["one that holds a line feed", "Authorization=LINES"],
	])("is given no field of %s, and the refusal shows no value", (_, spec) => {
		const said = refusal("https://kms.example/", [spec]);
		expect(said).not.toContain("hush");
		expect(said).not.toContain(secret);
	});

	it("is sent a credential in the clear on this machine only", () => {
		expect(refusal("http://kms.example/", ["Authorization=TOKEN"])).not.toContain(secret);
		refusal("http://127.0.0.1.example/", ["Authorization=TOKEN"]);
		for (const url of ["http://localhost:1/", "http://127.0.0.1:1/", "http://[::1]:1/"]) {
			expect(givenOracle(url, ["Authorization=TOKEN"], 1000, env).headers).toHaveLength(1);
		}
		expect(givenOracle("http://kms.example/", [], 1000, env).headers).toEqual([]);
	});
});
