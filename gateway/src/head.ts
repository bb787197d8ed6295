import {
	accept,
	type HeaderLookup,
	isKnownMethod,
	type Method,
	parseHost,
	parseTarget,
	type Result,
	refuse,
	type Scheme,
	type Target,
	trimOws,
	utf8Length,
} from "#protocol";
import type { Fields } from "./fields.ts";

/** What of a request has been judged before any credential is looked at (REQ, TGT). */
export interface Head {
	readonly method: Method;
	readonly target: Target;
	/** As it is signed: lower case, without the default port. */
	readonly host: string;
	readonly header: HeaderLookup;
}

/** REQ-01: the exact, upper-case name of a known method. */
export function parseMethod(method: string): Result<Method> {
	return isKnownMethod(method) ? accept(method) : refuse("method_not_allowed");
}

/** The value of a field without SP and HTAB at its ends, the one place where they are removed (HMAC-HDR-04). */
export function headerLookup(fields: Fields): HeaderLookup {
	return (name) => {
		const value = fields.get(name);
		return value === undefined ? null : trimOws(value);
	};
}

/**
 * REQ-03: the sum over all fields of the bytes of name and value and 4 more; blanks at the ends of a value do not count.
 *
 * Fields of one name arrive joined by a comma and a space, which a value may also have of itself. Each such pair is taken
 * for a joint, and blanks at the ends of such a value count, so that no section over the limit passes for a smaller one.
 */
export function checkHeaderSize(fields: Fields, maxBytes: number): Result<null> {
	let total = 0;
	for (const [name, value] of fields) {
		const joints = value.includes(", ") ? value.split(", ").length - 1 : 0;
		const text = joints === 0 ? trimOws(value) : value;
		total += utf8Length(text) + name.length + 4 + joints * (name.length + 2);
	}
	return total > maxBytes ? refuse("headers_too_large") : accept(null);
}

/**
 * The target as it came: everything behind the authority of `request.url`, taken as text, since a URL parser
 * would repair it (TGT-01). Empty where the authority runs to the end, as that of the target `*` does.
 */
export function targetText(url: string): string {
	const authority = url.indexOf("//") + 2;
	const start = url.slice(authority).search(/[/?#]/);
	return start < 0 ? "" : url.slice(authority + start);
}

export function parseRequestTarget(url: string, scheme: Scheme): Result<Target> {
	return parseTarget(targetText(url), scheme);
}

/** REQ-04, REQ-05: a well-formed host, and one that is served here. */
export function parseRequestHost(
	header: HeaderLookup,
	options: { readonly defaultPort: number; readonly hosts: readonly string[] },
): Result<string> {
	const host = parseHost(header("host") ?? "", options.defaultPort);
	if (host.ok && options.hosts.length > 0 && !options.hosts.includes(host.value)) {
		return refuse("misdirected_request");
	}
	return host;
}

/** REQ-06, REQ-08, REQ-09: what the head says of the body, before the body is read. */
export function checkFraming(header: HeaderLookup, maxBytes: number): Result<null> {
	const declared = header("content-length");
	if (declared !== null && header("transfer-encoding") !== null) {
		return refuse("malformed_request", "framing");
	}
	if (declared !== null && !/^[0-9]+$/.test(declared)) {
		return refuse("malformed_request", "content-length");
	}
	if (declared !== null && Number(declared) > maxBytes) {
		return refuse("content_too_large");
	}
	const encoding = (header("content-encoding") ?? "").toLowerCase();
	return encoding === "" || encoding === "identity" ? accept(null) : refuse("unsupported_content_encoding");
}
