import { isIPv6 } from "node:net";

const HOST = /^(?:([A-Za-z0-9._-]{1,253})|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?$/;

/** The host line: lower case, the port only where it is not the default; undefined outside the host grammar (REQ-04, HMAC-CANON-07). */
export function hostLine(host: string, defaultPort: number): string | undefined {
	const match = HOST.exec(host);
	if (match === null) return undefined;
	const [, name, address, port] = match;
	if (address !== undefined && !isIPv6(address)) return undefined;
	if (port !== undefined && Number(port) > 65535) return undefined;
	const text = (name ?? `[${address}]`).toLowerCase();
	return port === undefined || Number(port) === defaultPort ? text : `${text}:${port}`;
}
