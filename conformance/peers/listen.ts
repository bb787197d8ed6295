import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that is up; its URL has no path and no slash at the end. */
export interface Listening {
	url: string;
	/** Closes the port and every connection. */
	close(): Promise<void>;
}

export interface Place {
	host: string;
	/** 0: any free one. */
	port: number;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves plain HTTP/1.1 at this place. Rejects where the port cannot be had.
 *
 * Connections are never closed for being idle: a gateway that took up one at that moment would see its upstream
 * fail, and the fault would be ours.
 */
export async function listen(handler: Handler, { host, port }: Place): Promise<Listening> {
	const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0, maxHeaderSize: 256 * 1024 });
	server.on("request", (request, response) => {
		// A caller that goes away in the middle is no fault of the peer; the connection is gone either way.
		handler(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
	const address = server.address() as AddressInfo;
	const name = address.family === "IPv6" ? `[${host}]` : host;
	return {
		url: `http://${name}:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Whether only this machine can reach what is bound to this host; nothing else may be remote-controlled. */
export function isLoopback(host: string): boolean {
	return host === "localhost" || host === "::1" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The whole body of a request. */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of request) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts);
}

/** Header fields as sent, in order and in their own case. */
export function rawPairs(request: IncomingMessage): [string, string][] {
	const pairs: [string, string][] = [];
	for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
		pairs.push([request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? ""]);
	}
	return pairs;
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
	const body = JSON.stringify(value);
	response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
	response.end(body);
}
