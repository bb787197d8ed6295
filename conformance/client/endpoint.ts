/** Where the bytes go. */
export interface Endpoint {
	hostname: string;
	port: number;
	tls: boolean;
	/** PEM of the authorities to trust in place of the public ones. */
	ca?: string;
	/** Whose certificate is asked for where `hostname` is an address, which is no server name (RFC 6066 §3). */
	serverName?: string;
}

/** The endpoint of an http or https URL; its path plays no part. Throws a TypeError for any other URL. */
export function endpointOf(url: URL | string, options: Pick<Endpoint, "ca" | "serverName"> = {}): Endpoint {
	const { protocol, hostname, port } = new URL(url);
	if (protocol !== "http:" && protocol !== "https:") {
		throw new TypeError(`a gateway is reached by http or https, not ${protocol}`);
	}
	const tls = protocol === "https:";
	return {
		// An IPv6 address stands in brackets in a URL and without them in a socket's address.
		hostname: hostname.replace(/^\[(.*)\]$/, "$1"),
		port: port === "" ? (tls ? 443 : 80) : Number(port),
		tls,
		...options,
	};
}
