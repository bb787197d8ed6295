import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sign } from "./signer.ts";

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const request = {
	scheme: "countersign-v1",
	keyId: "live_org_test123",
	// Two bytes, three that end a line elsewhere, and four.
	secret: "é\u2028😀".repeat(12),
	timestamp: 1767225600,
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	method: "GET",
	url: "https://gw.example.com/",
	headers: [],
} as const;

async function run(pieces: readonly Uint8Array[]): Promise<string> {
	const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
	let output = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		output += text;
	});
	for (const piece of pieces) {
		child.stdin.write(piece);
		await new Promise(setImmediate);
	}
	child.stdin.end();
	const [code] = await once(child, "close");
	expect(code).toBe(0);
	return output;
}

describe("the TypeScript signer", () => {
	test("is one file that imports nothing", () => {
		const source = readFileSync(new URL("signer.ts", import.meta.url), "utf8");
		expect(source).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(|\bprocess\.|\bBuffer\b/m);
	});

	test("takes bytes in shared memory, and in a view of more", async () => {
		const body = new Uint8Array(new SharedArrayBuffer(8), 2, 3).fill(0x61);
		const signed = await sign({ ...request, method: "POST", body });
		expect(new Map(signed.headers).get("X-Content-SHA256")).toBe(
			"9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",
		);
	});

	test.skipIf(!process.features.typescript)(
		"reads lines whose characters arrive in pieces (skipped where Node runs no TypeScript)",
		async () => {
			const line = Buffer.from(`${JSON.stringify({ id: "a", ...request, bodyBase64: "" })}\n`);
			const pieces = Array.from({ length: Math.ceil(line.length / 5) }, (_, at) => line.subarray(at * 5, at * 5 + 5));
			const answers = (await run([...pieces, line])).trimEnd().split("\n");
			const answer = { id: "a", ...(await sign(request)) };
			expect(answers.map((text): unknown => JSON.parse(text))).toEqual([answer, answer]);
		},
	);
});
