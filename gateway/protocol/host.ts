import { accept, type Result, refuse } from "./refusal.ts";

const hostGrammar = /^(?:[A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]{2,45})\])(?::([1-9][0-9]{0,4}))?$/;

/**
 * The authority that is signed (HMAC-CANON): lower case, the port dropped when it is the default one.
 *
 * `defaultPort` is that of the public origin's scheme, 443 or 80. A host that is not a name, an IPv4 address or
 * a bracketed IPv6 address with an optional port up to 65535 is `malformed_request`.
 */
export function parseHost(text: string, defaultPort: number): Result<string> {
	// Judged before it is put into lower case, which makes ASCII letters of some others.
	const match = hostGrammar.exec(text);
	if (match === null) {
		return refuse("malformed_request", "host");
	}
	const [, address, port] = match;
	const host = text.toLowerCase();
	if (address !== undefined && !isIpv6(address.toLowerCase())) {
		return refuse("malformed_request", "host");
	}
	if (port === undefined) {
		return accept(host);
	}
	if (Number(port) > 65535) {
		return refuse("malformed_request", "host");
	}
	return accept(Number(port) === defaultPort ? host.slice(0, -port.length - 1) : host);
}

/** RFC 4291 §2.2: eight groups, one run of them written as `::`, the last two possibly as an IPv4 address. */
function isIpv6(text: string): boolean {
	const halves = text.split("::");
	if (halves.length > 2) {
		return false;
	}
	const groups = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
	const count = groups.reduce((sum, each) => sum + each, 0);
	return halves.length === 1 ? count === 8 : count <= 7;
}

/** How many groups a part without `::` has; NaN where one of them is none. */
function groupsOf(part: string, isLast: boolean): number {
	const pieces = part === "" ? [] : part.split(":");
	const dotted = isLast && isIpv4(pieces.at(-1) ?? "");
	const groups = dotted ? pieces.slice(0, -1) : pieces;
	return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group)) ? groups.length + (dotted ? 2 : 0) : Number.NaN;
}

function isIpv4(text: string): boolean {
	const parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
}
