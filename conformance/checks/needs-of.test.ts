import { describe, expect, it } from "vitest";
import type { Framing } from "../client/probe.ts";
import { needsOf } from "./needs-of.ts";

const withFraming = (framing: Framing): boolean =>
	needsOf({ credential: "none", body: { text: "hello" }, framing }).includes("unbuffered");

describe("the needs of a probe", () => {
	it("are an answer before the end of the body, where it has none", () => {
		expect(withFraming({ kind: "declared", declared: "99999999999" })).toBe(true);
		expect(withFraming({ kind: "bad-chunks", text: "5\r\nhello\r\n" })).toBe(true);
		expect(withFraming({ kind: "bad-chunks", text: "zz\r\n" })).toBe(true);
	});

	it("are no such answer, where the body ends, breaks off or is closed", () => {
		expect(withFraming({ kind: "length" })).toBe(false);
		expect(withFraming({ kind: "chunked" })).toBe(false);
		expect(withFraming({ kind: "declared", declared: "0" })).toBe(false);
		expect(withFraming({ kind: "declared", declared: "99999999999", thenClose: true })).toBe(false);
		expect(withFraming({ kind: "bad-chunks", text: "5\r\nhello\r\n", thenClose: true })).toBe(false);
		expect(withFraming({ kind: "bad-chunks", text: "5\r\nhello\r\n0\r\n\r\n" })).toBe(false);
		expect(withFraming({ kind: "bad-chunks", text: "5\r\nhello\r\n0\r\nX-Nonce: a\r\n\r\n" })).toBe(false);
	});

	it("are the credential, the key and the route that it takes", () => {
		expect(needsOf({ credential: "both", key: "rotated", route: "write" })).toEqual([
			"hmac",
			"jwt",
			"hmac.rotated",
			"route.write",
		]);
		expect(needsOf({ credential: "jwt", token: { text: [{ dropPart: 2 }] } })).toEqual(["jwt"]);
		expect(needsOf({ credential: "jwt", token: { claims: {} } })).toEqual(["jwt.sign"]);
	});
});
