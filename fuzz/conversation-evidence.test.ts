import { describe, expect, it } from "vitest";
import type { Conversation, Heard } from "../conformance/client/wire.ts";
import { Redactor } from "../conformance/engine/redact.ts";
import { conversationEvidence } from "./conversation-evidence.ts";

const secret = "a secret of the target, in plain letters";
const odd = "äöüß".repeat(9);
const signature = `v1=${"0123456789abcdef".repeat(4)}`;
const token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl";
const request = {
	method: "GET",
	target: "/",
	host: "a.test",
	headers: [
		["X-Signature", signature],
		["Authorization", `Bearer ${token}`],
	] as const,
	body: new Uint8Array(),
	framing: { kind: "none" } as const,
};

function evidence({ said = [""], heard = {} }: { said?: readonly string[]; heard?: Partial<Heard> }) {
	const conversation: Conversation = {
		steps: said.map((text, at) => ({ bytes: Buffer.from(text, "latin1"), pauseMs: at === 0 ? 0 : 20 })),
		leaving: "half-close",
	};
	const whole = { received: new Uint8Array(), saidAll: true, hadLeft: true, ...heard };
	const redactor = new Redactor([secret, odd], ["x-signature"]);
	return conversationEvidence({ conversation, heard: whole, requests: [request] }, redactor);
}

describe("the evidence of a conversation", () => {
	it("has what was said and what came, byte for byte, and how it was said", () => {
		const shown = evidence({
			said: ["GET / HTTP/1.1\r\nHost: a\0\xff\n", "\r\n", ""],
			heard: { received: Buffer.from("HTTP/1.1 400 No\r\n\r\n"), saidAll: false },
		});
		expect(shown).toEqual({
			said: { bytes: 28, text: "GET / HTTP/1.1\r\nHost: a\0\xff\n\r\n" },
			pieces: 2,
			pauseMs: 20,
			leaving: "half-close",
			saidAll: false,
			heard: { bytes: 19, text: "HTTP/1.1 400 No\r\n\r\n" },
		});
	});

	it("says why it did not end as it should", () => {
		const fault = { kind: "timeout", detail: "nothing came for 5 s" } as const;
		expect(evidence({ heard: { fault } }).fault).toEqual(fault);
	});

	it("holds no secret, no signature and no token, whoever said it", () => {
		const proofs = [secret, odd, signature, token, Buffer.from(secret).toString("base64")];
		const bytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");
		for (const proof of proofs) {
			const text = `X-One: ${bytes(proof)}\r\nX-Two: 1\xff`;
			const { said, heard } = evidence({ said: [text], heard: { received: Buffer.from(text, "latin1") } });
			for (const { text: shown } of [said, heard]) {
				expect(shown).not.toContain(bytes(proof));
				expect(shown).toMatch(/^X-One: .+\r\nX-Two: 1\xff$/);
			}
		}
	});

	it("is cut where it is long, and not within a proof", () => {
		const filling = "a".repeat(8180);
		const { said } = evidence({ said: [`${filling}${signature}${"b".repeat(50_000)}`] });
		expect(said).toMatchObject({ bytes: filling.length + signature.length + 50_000, truncated: true });
		expect(said.text.length).toBeLessThan(9000);
		expect(said.text).not.toContain(signature.slice(0, 12));
	});
});
