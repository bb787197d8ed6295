import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Endpoint } from "./endpoint.ts";
import type { WireFault } from "./wire.ts";

export type SystemError = Error & { code?: string; reason?: string };

/** Opens a connection to the endpoint: TCP, or TLS with ALPN http/1.1. */
export function openSocket({ hostname, port, tls, ca, serverName }: Endpoint): Socket {
	// An IP address is no server name (RFC 6066 §3).
	const name = /^[\d.]+$|:/.test(hostname) ? serverName : hostname;
	const socket = tls
		? connectTls({
				host: hostname,
				port,
				ALPNProtocols: ["http/1.1"],
				...(name === undefined ? {} : { servername: name }),
				...(ca === undefined ? {} : { ca }),
			})
		: connectTcp({ host: hostname, port });
	// The last byte of a race must not wait for the acknowledgement of those before it.
	return socket.setNoDelay(true);
}

/**
 * A write that fails does not close the reading side: a gateway that answers early and closes (413 in the middle of an
 * upload) is still heard.
 */
export function keepReadingAfterBrokenWrites(socket: Socket, onBroken: (error: SystemError) => void): void {
	const write = socket._write.bind(socket);
	socket._write = (chunk, encoding, done) =>
		write(chunk, encoding, (error) => {
			if (error) {
				onBroken(error);
			}
			done();
		});
}

const connectFaults: Readonly<Record<string, WireFault["kind"]>> = {
	ENOTFOUND: "dns",
	EAI_AGAIN: "dns",
	EAI_FAIL: "dns",
	EAI_NODATA: "dns",
	ETIMEDOUT: "timeout",
};

/** What an error means before the connection stands; `reachedPeer`: TCP stood already. */
export function connectFault(error: SystemError, reachedPeer: boolean): WireFault {
	return { kind: reachedPeer ? "tls" : (connectFaults[error.code ?? ""] ?? "refused"), detail: textOf(error) };
}

const resets = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ENOTCONN"]);

/** What an error means once the connection stands. */
export function lostFault(error: SystemError, tls: boolean): WireFault {
	const isReset = resets.has(error.code ?? "") || !tls;
	return { kind: error.code === "ETIMEDOUT" ? "timeout" : isReset ? "reset" : "tls", detail: textOf(error) };
}

function textOf(error: SystemError): string {
	// OpenSSL says which line of its source it was, too.
	if (error.code?.startsWith("ERR_SSL_") === true && error.reason !== undefined) return error.reason;
	return error.message === "" ? (error.code ?? error.name) : error.message;
}
