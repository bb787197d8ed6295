import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WireRequest } from "../client/wire.ts";
import { Redactor } from "./redact.ts";
import { disguises, isLost } from "./redaction/disguises.ts";

/** Whether no piece of it is a row of a few characters, as no secret's is that was made at random. */
function isDiverse(text: string): boolean {
	const plain = text.toLowerCase().replace(/[\s+-]/g, "");
	return (
		plain.length >= 24 &&
		!Array.from(plain).some((_, at) => at + 12 <= plain.length && new Set(plain.slice(at, at + 12)).size < 3)
	);
}

const alphabets = {
	base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
	hex: "0123456789abcdef",
	printable: String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 0x20)),
};
// What is made smaller is made of one character in the end, and no secret any more.
const secret = fc.noShrink(
	fc
		.constantFrom(...Object.values(alphabets))
		.chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { minLength: 32, maxLength: 90 }))
		.map((characters) => characters.join("").trim())
		.filter((text) => text.length >= 32 && isDiverse(text)),
);
const worn = fc
	.tuple(fc.constantFrom(...disguises), fc.constantFrom(...disguises))
	.filter(([first, second]) => !isLost(first, second));
const around = fc.string({ maxLength: 40 });

/** The longest piece of a text that stands in another; backslashes, of which one character can have many, not counted. */
function longestPiece(disguised: string, clean: string): number {
	const [text, whole] = [disguised, clean].map((each) => each.replaceAll("\\", "")) as [string, string];
	let longest = 0;
	for (let start = 0; start + longest < text.length; start += 1) {
		while (start + longest < text.length && whole.includes(text.slice(start, start + longest + 1))) longest += 1;
	}
	return longest;
}

/** So much of what a secret was turned into may be left: what stands for a few of its characters. */
function bearable(text: string, disguised: string): number {
	return Math.ceil((14 * disguised.length) / text.length) + 4;
}

function request(headers: WireRequest["headers"]): WireRequest {
	return { method: "GET", target: "/", host: "h", headers, body: new Uint8Array(), framing: { kind: "none" } };
}

describe("whatever a target makes of it", () => {
	it("a secret is in no text", () => {
		void fc.assert(
			fc.property(secret, worn, around, around, (text, [first, second], before, after) => {
				const disguised = second.wear(first.wear(text));
				const clean = new Redactor([text]).text(`${before}${disguised}${after}`);
				expect(clean).toMatch(/\[redacted\]/);
				expect(longestPiece(disguised, clean)).toBeLessThanOrEqual(bearable(text, disguised));
			}),
			{ numRuns: 400 },
		);
	});

	it("a signature, a token and its signature alone are in no text", () => {
		const part = fc.noShrink(
			fc
				.uint8Array({ minLength: 32, maxLength: 64 })
				.map((bytes) => Buffer.from(bytes).toString("base64url"))
				.filter(isDiverse),
		);
		void fc.assert(
			fc.property(part, part, worn, fc.boolean(), (mac, claims, [first, second], whole) => {
				const token = `eyJhbGciOiJFUzI1NiJ9.${claims}.${mac.split("").reverse().join("")}`;
				const redactor = new Redactor([], ["x-seal"]);
				redactor.learn(
					request([
						["X-Seal", `v1=${mac}`],
						["Authorization", `Bearer ${token}`],
					]),
				);
				const signature = token.split(".").at(-1) ?? "";
				for (const proof of [mac, whole ? token : signature]) {
					const disguised = second.wear(first.wear(proof));
					const clean = redactor.text(`got ${disguised}!`);
					expect(longestPiece(disguised, clean)).toBeLessThanOrEqual(bearable(proof, disguised));
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("what is no secret stays as it is", () => {
		void fc.assert(
			fc.property(secret, fc.string({ maxLength: 400 }), (text, other) => {
				fc.pre(!other.includes("eyJ"));
				expect(new Redactor([text]).text(other)).toBe(other);
			}),
		);
	});

	it("nothing else is masked beside it", () => {
		const words = "The request was refused, with 401 and invalid_credentials.";
		void fc.assert(
			fc.property(secret, (text) => {
				// What the ends of it may be written as may stay.
				fc.pre(!/[%\\&]|^[\s+-]|[\s+-]$/.test(text));
				expect(new Redactor([text]).text(`${words} ${text} ${words}`)).toBe(`${words} [redacted] ${words}`);
			}),
		);
	});
});
