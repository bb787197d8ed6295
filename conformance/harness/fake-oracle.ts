import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SignerAnswer, SignerRequest } from "./protocol.ts";
import { signingVectors } from "./vectors.ts";

/** One question as it came. */
export interface Asked {
	question: SignerRequest;
	request: IncomingMessage;
}

/** For tests: a service on this machine, and what it has seen. */
export interface FakeOracle {
	url: URL;
	seen: readonly Asked[];
	/** Connections that were made to it. */
	connections(): number;
	close(): Promise<void>;
}

/** The published answer to each vector, by its id. */
export function knownAnswers(): ReadonlyMap<string, SignerAnswer> {
	const pairs = signingVectors().map(({ vector: { id, expect } }): readonly [string, SignerAnswer] => {
		if ("refusal" in expect) return [id, { id, error: expect.refusal.code }];
		const { headers, signature, stringToSign } = expect;
		return [id, { id, stringToSign, signature, headers: headers.map(([name, value]) => [name, value]) }];
	});
	return new Map(pairs);
}

/** Starts a service that answers each question as `answer` does. */
export async function startOracle(answer: (asked: Asked, response: ServerResponse) => void): Promise<FakeOracle> {
	const seen: Asked[] = [];
	let connections = 0;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const asked = { question: JSON.parse(Buffer.concat(chunks).toString("utf8")) as SignerRequest, request };
			seen.push(asked);
			answer(asked, response);
		});
	});
	server.on("connection", () => {
		connections += 1;
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: new URL(`http://127.0.0.1:${port}/sign?tenant=hidden`),
		seen,
		connections: () => connections,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
