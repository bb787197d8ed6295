import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { WireRequest } from "../client/wire.ts";
import { Redactor } from "./redact.ts";

const secret = 'p&q "secret" of 35 characters, ünïcode';

function request(headers: readonly (readonly [string, string])[]): WireRequest {
	return { method: "GET", target: "/", host: "h", headers, body: new Uint8Array(), framing: { kind: "none" } };
}

describe("a secret", () => {
	const redactor = new Redactor([secret]);

	it("is removed as it is and in every usual encoding", () => {
		const bytes = Buffer.from(secret);
		const forms = [
			secret,
			encodeURIComponent(secret),
			JSON.stringify(secret),
			bytes.toString("base64"),
			bytes.toString("base64url"),
			bytes.toString("hex"),
			bytes.toString("hex").toUpperCase(),
		];
		for (const form of forms) {
			const clean = redactor.text(`before ${form} after`);
			expect(clean).toMatch(/^before .*\[redacted\].* after$/);
			expect(clean).not.toContain(form);
		}
	});

	it("is removed from inside a longer base64 text, at any alignment", () => {
		for (const before of ["", "a", "ab", "abc"]) {
			const encoded = Buffer.from(`${before}${secret}${before} and more`).toString("base64");
			const clean = redactor.text(encoded);
			expect(clean).toContain("[redacted]");
			expect(Buffer.from(clean, "base64").toString()).not.toContain(secret.slice(4, -4));
		}
	});

	it("is removed from all texts of a value, names of members included", () => {
		const clean = redactor.value({ list: [secret, 1, null, true], nested: { [secret]: `x${secret}y` } });
		expect(clean).toEqual({ list: ["[redacted]", 1, null, true], nested: { "[redacted]": "x[redacted]y" } });
	});
});

describe("a proof that was sent", () => {
	it("is masked wherever it turns up again", () => {
		const redactor = new Redactor([], ["x-seal"]);
		redactor.learn(
			request([
				["X-Seal", "v1=00112233445566778899"],
				["Authorization", "bearer  not.a-jwt-but-opaque"],
				["X_Signature", "deadbeefdeadbeefdeadbeef"],
			]),
		);
		expect(redactor.text("v1=00112233445566778899")).toBe("<signature>");
		expect(redactor.text("got not.a-jwt-but-opaque!")).toBe("got <token>!");
		expect(redactor.text("deadbeefdeadbeefdeadbeef")).toBe("<credential>");
	});

	it("is masked if it looks like a compact token, sent or not", () => {
		expect(new Redactor([]).text("a eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln b")).toBe("a <token> b");
	});

	it("is masked with its header, whatever that begins with", () => {
		const claims = "eyJpc3MiOiJpc3N1ZXIiLCJzdWIiOiJ4In0";
		for (const before of ["\ufeff", " ", "\n"]) {
			const header = Buffer.from(`${before}{"alg":"ES256","kid":"one"}`).toString("base64url");
			expect(new Redactor([]).text(`?access_token=${header}.${claims}.c2ln&b`)).toBe("?access_token=<token>&b");
		}
	});

	it("is not masked if it is too short to prove anything", () => {
		const redactor = new Redactor([], ["x-seal"]);
		redactor.learn(
			request([
				["X-Seal", "v1="],
				["Authorization", "Bearer a"],
			]),
		);
		expect(redactor.text("v1= and a")).toBe("v1= and a");
	});

	it("is known to the child that learnt it and not to its parent", () => {
		const parent = new Redactor([secret], ["x-seal"]);
		const child = parent.child();
		child.learn(request([["X-Seal", "00112233445566778899"]]));
		expect(child.text(`00112233445566778899 ${secret}`)).toBe("<signature> [redacted]");
		expect(parent.text("00112233445566778899")).toBe("00112233445566778899");
	});
});
