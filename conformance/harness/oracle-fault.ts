const words: Readonly<Record<string, string>> = {
	ECONNREFUSED: "nothing listens there",
	ENOTFOUND: "its name is not known",
	EAI_AGAIN: "its name could not be looked up",
	ECONNRESET: "the connection was closed",
	UND_ERR_SOCKET: "the connection was closed",
	EPIPE: "the connection was closed",
	UND_ERR_CONNECT_TIMEOUT: "no connection came about",
	ETIMEDOUT: "no connection came about",
	EHOSTUNREACH: "there is no way there",
	ENETUNREACH: "there is no way there",
	ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS",
	ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS",
};
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO/;
const brokenOff = new Set(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]);

/** Why `fetch` failed, as a clause with the system's code; `again` where a second attempt may do better. */
export function connectionFault(error: unknown): { fault: string; again: boolean } {
	const code = codeOf(error);
	if (code === undefined) return { fault: error instanceof Error ? causeMessage(error) : "unknown", again: false };
	const said = untrusted.test(code)
		? "its certificate is not trusted; NODE_EXTRA_CA_CERTS names a file with more authorities"
		: words[code];
	return { fault: said === undefined ? code : `${said} (${code})`, again: brokenOff.has(code) };
}

/** The first code on the way down: `fetch` wraps what the system said. */
function codeOf(error: unknown): string | undefined {
	if (typeof error !== "object" || error === null) return undefined;
	if ("code" in error && typeof error.code === "string") return error.code;
	return "cause" in error ? codeOf(error.cause) : undefined;
}

function causeMessage(error: Error): string {
	const message = error.cause instanceof Error ? error.cause.message : error.message;
	return message === "bad port" ? "its port is one that no client of HTTP connects to (bad port)" : message;
}
