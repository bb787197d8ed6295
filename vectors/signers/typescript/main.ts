/**
 * The harness's protocol around `signer.ts`: one JSON object a line on stdin, one on stdout.
 *
 *     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
 *     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
 *
 * It runs as it is in Node 22.18 or later (`node main.ts`), Deno and Bun.
 */

import { stdin, stdout } from "node:process";
import { Refusal, type SigningRequest, sign } from "./signer.ts";

async function answer(line: string): Promise<unknown> {
	const { id, bodyBase64, ...request }: SigningRequest & { id: string; bodyBase64: string } = JSON.parse(line);
	try {
		const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
		return { id, ...(await sign({ ...request, body })) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { id, error: error.code, offset: error.offset, reason: error.reason };
	}
}

// Not by node:readline, which ends a line at U+2028 too; JSON leaves that character as it is.
let rest = "";
for await (const text of stdin.setEncoding("utf8")) {
	const lines = (rest + text).split("\n");
	rest = lines.pop() ?? "";
	for (const line of lines) {
		stdout.write(`${JSON.stringify(await answer(line))}\n`);
	}
}
