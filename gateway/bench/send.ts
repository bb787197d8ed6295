import { once } from "node:events";
import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { PreparedRequest } from "./prepared-request.ts";
import { VoidRound } from "./void-round.ts";

export interface Answer {
	readonly status: number;
	readonly text: string;
}

/**
 * Sends all requests, so many of them under way at any time, on connections that are kept but for those where the sender hangs up.
 * Returns the answers in their order.
 */
export async function sendAll(
	url: string,
	requests: readonly PreparedRequest[],
	atOnce: number,
): Promise<readonly Answer[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	try {
		return await Promise.all(requests.map((request) => send(url, request, agent)));
	} finally {
		agent.destroy();
	}
}

async function send(
	url: string,
	{ method, target, headers, body, hangsUp }: PreparedRequest,
	agent: Agent,
): Promise<Answer> {
	const { hostname, port } = new URL(url);
	const options = { agent, hostname, port, method, path: target, headers: Object.fromEntries(headers), setHost: false };
	const sent = httpRequest(options);
	if (hangsUp === true) {
		sent.flushHeaders();
		sent.write(body);
	} else {
		sent.end(body);
	}
	const [response] = (await once(sent, "response")) as [IncomingMessage];
	const answer = { status: response.statusCode ?? 0, text: await text(response) };
	if (hangsUp === true) sent.destroy();
	return answer;
}

/** Throws a `VoidRound` where an answer is not the upstream's to the whole request. */
export function requireForwarded(answers: readonly Answer[], requests: readonly PreparedRequest[]): void {
	for (const [index, { status, text: told }] of answers.entries()) {
		if (status !== 200 || told !== String(requests[index]?.body.byteLength)) {
			throw new VoidRound(`an answer was not the upstream's: ${status} ${told.slice(0, 300)}`);
		}
	}
}
