import { accept, type Result, refuse } from "./refusal.ts";

const hostGrammar = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::([1-9][0-9]{0,4}))?$/;

/**
 * The authority that is signed (HMAC-CANON): lower case, the port dropped when it is the default one.
 *
 * `defaultPort` is that of the public origin's scheme, 443 or 80. A host that is not a name, an IPv4 address or
 * a bracketed IPv6 address with an optional port up to 65535 is `malformed_request`.
 */
export function parseHost(text: string, defaultPort: number): Result<string> {
	const host = text.toLowerCase();
	const match = hostGrammar.exec(host);
	if (match === null) {
		return refuse("malformed_request", "host");
	}
	const port = match[1];
	if (port === undefined) {
		return accept(host);
	}
	if (Number(port) > 65535) {
		return refuse("malformed_request", "host");
	}
	return accept(Number(port) === defaultPort ? host.slice(0, -port.length - 1) : host);
}
