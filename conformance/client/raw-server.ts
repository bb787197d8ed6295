import { createServer, type Server, type Socket } from "node:net";
import { Server as TlsServer } from "node:tls";
import type { WireOutcome, WireRequest } from "./wire.ts";

/** For tests: servers that do with each connection what the test says. */
export class RawServers {
	readonly #closing: (() => void)[] = [];

	/** Starts one and returns its URL, http whatever it speaks. */
	async serving(handle: (socket: Socket) => void, server: Server = createServer()): Promise<string> {
		const sockets = new Set<Socket>();
		server.on("tlsClientError", () => undefined);
		server.on(server instanceof TlsServer ? "secureConnection" : "connection", (socket: Socket) => {
			sockets.add(socket);
			socket.on("error", () => undefined);
			handle(socket);
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		this.#closing.push(() => {
			for (const socket of sockets) {
				socket.destroy();
			}
			server.close();
		});
		const address = server.address();
		if (address === null || typeof address === "string") {
			throw new Error("no port");
		}
		return `http://127.0.0.1:${address.port}`;
	}

	/** Starts one that answers with these bytes when a request has come, then closes. */
	answering(bytes: string, server?: Server): Promise<string> {
		return this.serving((socket) => {
			socket.once("data", () => socket.end(Buffer.from(bytes, "latin1")));
		}, server);
	}

	close(): void {
		for (const close of this.#closing.splice(0)) {
			close();
		}
	}
}

/** A plain GET, with changes. */
export function get(changes: Partial<WireRequest> = {}): WireRequest {
	return {
		method: "GET",
		target: "/a",
		host: "gw.test",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" },
		...changes,
	};
}

/** The kind of a fault, or that there is an answer after all. */
export function faultOf(outcome: WireOutcome): string {
	return outcome.ok ? `answer ${outcome.answer.status}` : outcome.fault.kind;
}

/** The body of an answer as latin-1, or that there is none. */
export function bodyOf(outcome: WireOutcome): string {
	return outcome.ok ? Buffer.from(outcome.answer.body).toString("latin1") : `fault ${outcome.fault.kind}`;
}
