import {
	type HeaderRole,
	headerRoles,
	isKnownMethod,
	parseHost,
	parseTarget,
	type Scheme,
	trimOws,
} from "../client/protocol.ts";
import { type Finding, fault, fine } from "./finding.ts";
import type { SentRequest } from "./input/sent-request.ts";
import { describeDefect, refusalTexts } from "./refusal-text.ts";
import { valuesOf } from "./sign-request.ts";
import { defaultPorts } from "./split-url.ts";
import { fromWire } from "./wire-text.ts";

/** What a gateway judges before it looks at the time: method, target, host, header fields, a second credential. */
export function formFindings(request: SentRequest, scheme: Scheme): readonly Finding[] {
	return [
		methodFinding(request),
		targetFinding(request, scheme),
		hostFinding(request),
		...headerRoles.map((role) => headerFinding(request, role, scheme)),
		contentTypeFinding(request),
		credentialFinding(request),
	].filter((finding) => finding !== undefined);
}

function methodFinding({ method }: SentRequest): Finding {
	return isKnownMethod(method)
		? fine("method", method)
		: fault("method", "method_not_allowed", refusalTexts.method_not_allowed);
}

function targetFinding({ target }: SentRequest, scheme: Scheme): Finding {
	const parsed = parseTarget(target, scheme);
	if (parsed.ok) return fine("target", "is let in");
	const { code, offset, reason } = parsed.refusal;
	return reason === undefined || offset === undefined
		? fault("target", code, `has more than ${scheme.target.maxBytes} bytes`)
		: fault("target", code, `byte ${offset}, ${reason}: ${describeDefect(target, reason, offset)}`);
}

function hostFinding({ host, urlScheme }: SentRequest): Finding {
	return parseHost(trimOws(host), defaultPorts[urlScheme]).ok
		? fine("host", fromWire(host))
		: fault("host", "malformed_request", "Host is no host with an optional port");
}

/** Hints at values that are right in another form, by role. */
const hints: Readonly<Record<HeaderRole, readonly (readonly [RegExp, string])[]>> = {
	keyId: [[/[ "']/, "blanks and quotes are no part of a key id"]],
	timestamp: [
		[/^\d{13}$/, "these are milliseconds; send seconds"],
		[/^\d{16,19}$/, "these are micro- or nanoseconds; send seconds"],
		[/^\d+\.\d+$/, "send whole seconds"],
		[/^\d{4}-\d\d-\d\d|^\w{3}, /, "this is a date; send Unix seconds"],
	],
	nonce: [
		[/[{}]/, "leave out the braces around a UUID"],
		[/[+/=]/, "use base64url or a UUID"],
	],
	contentHash: [
		[/^[0-9A-F]{64}$/i, "write the digits in lower case"],
		[/^[A-Za-z0-9+/_-]{43}=?$/, "this is base64; send hexadecimal"],
		[/^UNSIGNED-PAYLOAD$/, "this scheme does not know it; send the hash"],
		[/ {2}-$|\(stdin\)= /, "this is the whole line that a program prints; send the 64 digits only"],
	],
	signature: [
		[/\(stdin\)= | \*stdin$/, "this is the whole line that openssl prints; send the digest alone"],
		[/^["'].*["']$/, "leave out the quotes"],
		[/^[0-9a-f]{64}$/i, "this is hexadecimal"],
		[/^v1=[0-9A-F]{64}$/i, "write the digits in lower case"],
		[/^(?:v1=)?[A-Za-z0-9+/_-]{43}=?$/, "this is base64"],
		[/^(?:v1=)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{96}|[0-9a-f]{128})$/i, "no SHA-256 has this length"],
	],
};

function headerFinding({ headers }: SentRequest, role: HeaderRole, scheme: Scheme): Finding | undefined {
	const { name, pattern } = scheme.headers[role];
	const values = valuesOf(headers, name);
	const [value] = values;
	if (value === undefined)
		return missing(
			headers.map(([own]) => own),
			name,
		);
	if (values.length > 1) return fault("header fields", "malformed_request", `${name} is sent ${values.length} times`);
	if (new RegExp(`^(?:${pattern})$`).test(value)) return undefined;
	const hint = value === "" ? "it is empty" : hints[role].find(([form]) => form.test(value))?.[1];
	return fault(
		"header fields",
		"malformed_request",
		`${name} must match ${pattern}${hint === undefined ? "" : `; ${hint}`}`,
	);
}

function missing(names: readonly string[], wanted: string): Finding {
	const alike = names.find((name) => name.toLowerCase().replaceAll("_", "-") === wanted);
	const hint = alike === undefined ? "" : `; ${alike} is another name`;
	return fault("header fields", "malformed_request", `${wanted} is missing${hint}`);
}

function contentTypeFinding({ headers }: SentRequest): Finding | undefined {
	const values = valuesOf(headers, "content-type");
	if (values.length > 1) return fault("header fields", "malformed_request", "content-type is sent twice");
	return values.every((value) => /^[\x20-\x7e]*$/.test(value))
		? undefined
		: fault("header fields", "malformed_request", "content-type has a character that is not printable ASCII");
}

function credentialFinding({ headers }: SentRequest): Finding | undefined {
	return valuesOf(headers, "authorization").some((value) => value !== "")
		? fault("credentials", "conflicting_credentials", refusalTexts.conflicting_credentials)
		: undefined;
}
