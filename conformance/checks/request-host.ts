import type { Check } from "../engine/check.ts";
import { acceptedForToken, orRewritten, refused, refusedAnywhere } from "./expect.ts";
import { differing, validRead } from "./signed.ts";

/** Where an edge makes a Host of what is none, the signature no longer fits, or the host is not this gateway's. */
const noHost = orRewritten(
	refusedAnywhere("malformed_request"),
	refusedAnywhere(["invalid_credentials", "misdirected_request"]),
	acceptedForToken,
);

function refusingHost(slug: string, host: string, told = JSON.stringify(host)): Check {
	return differing({
		id: `REQ-04/${slug}`,
		title: `refuses the ill-formed Host ${told}`,
		severity: "medium",
		threats: ["AVL-01"],
		references: ["RFC 9110 §7.2", "RFC 9112 §3.2"],
		twin: validRead,
		defect: { headers: [["Host", host]] },
		expect: noHost,
	});
}

/** REQ-04: what no Host is. A platform may refuse most of these itself. */
const hosts: Check[] = [
	...(
		[
			["empty", ""],
			["port-out-of-range", "gateway.example:99999"],
			["port-zero", "gateway.example:0"],
			["port-with-zeros", "gateway.example:0443"],
			["port-empty", "gateway.example:"],
			["port-no-number", "gateway.example:4e3"],
			["user-information", "user@gateway.example"],
			["with-path", "gateway.example/sites"],
			["with-space", "gateway example"],
			["with-list", "gateway.example, other.example"],
			["percent", "gateway%2eexample"],
			["open-bracket", "[::1"],
			["non-ascii", "g\u00c3\u00a4teway.example", "with a letter outside ASCII"],
		] as const
	).map(([slug, host, told]) => refusingHost(slug, host, told)),
	differing({
		id: "REQ-04/missing",
		title: "refuses a request without Host",
		severity: "medium",
		threats: ["AVL-01"],
		references: ["RFC 9112 §3.2"],
		twin: validRead,
		defect: { after: [{ remove: "Host" }] },
		expect: noHost,
	}),
	differing({
		id: "REQ-04/twice",
		title: "refuses a request with two Host fields",
		severity: "high",
		threats: ["AVL-01", "CAN-07"],
		references: ["RFC 9112 §3.2", "CWE-444"],
		twin: validRead,
		defect: { after: [{ add: ["Host", "other.example"] }] },
		expect: refusedAnywhere(["malformed_request", "invalid_credentials"]),
	}),
];

/** REQ-04: what looks like an IPv6 address in brackets, and is none (RFC 3986 §3.2.2). */
const notIpv6: Check[] = (
	[
		["ipv6-seven-groups", "1:2:3:4:5:6:7"],
		["ipv6-nine-groups", "1:2:3:4:5:6:7:8:9"],
		["ipv6-nothing-left-out", "1:2:3:4:5:6:7::8"],
		["ipv6-nothing-left-out-in-front", "::1:2:3:4:5:6:7:8"],
		["ipv6-left-out-twice", "1::2::3"],
		["ipv6-three-colons", "1:::2"],
		["ipv6-one-colon", ":"],
		["ipv6-colon-in-front", ":1:2:3:4:5:6:7"],
		["ipv6-colon-at-the-end", "1:2:3:4:5:6:7:"],
		["ipv6-five-digits", "::12345"],
		["ipv6-dotted-alone", "192.0.2.1"],
		["ipv6-dotted-in-front", "192.0.2.1::"],
		["ipv6-dotted-in-the-middle", "::192.0.2.1:2"],
		["ipv6-dotted-before-the-gap", "1:192.0.2.1::2"],
		["ipv6-dotted-beyond-eight", "1:2:3:4:5:6:7:192.0.2.1"],
		["ipv6-dotted-too-short", "1:2:3:4:5:192.0.2.1"],
		["ipv6-three-numbers", "::192.0.2"],
		["ipv6-five-numbers", "::192.0.2.1.1"],
		["ipv6-number-of-256", "::192.0.2.256"],
		["ipv6-number-of-four-digits", "::192.0.2.1000"],
		["ipv6-number-with-a-zero", "::192.0.2.01"],
		["ipv6-number-left-out", "::192.0..1"],
		["ipv6-number-of-letters", "::192.0.2.a"],
		["ipv6-zone", "fe80::1%25eth0"],
		["ipv6-of-a-future", "v1.a:b"],
		["ipv6-nothing", ""],
	] as const
).map(([slug, address]) => refusingHost(slug, `[${address}]`));

/** REQ-04: names and ports at the edge of what is well-formed. */
const nearlyHosts: Check[] = [
	refusingHost("port-just-out-of-range", "gateway.example:65536"),
	refusingHost("port-of-ipv6-out-of-range", "[::1]:65536"),
	refusingHost("after-the-bracket", "[::1]a"),
	refusingHost("before-the-bracket", "a[::1]"),
	refusingHost("254-characters", "a".repeat(254)),
	refusingHost("with-plus", "gateway+example"),
];

/** REQ-05: hosts that are well-formed, and not on the list. */
const foreignHosts: Check[] = (
	[
		["ipv6", "an IPv6 address", "[2001:db8:1:22:333:4444:5:6]"],
		["ipv6-unspecified", "an IPv6 address of which everything is left out", "[::]"],
		["ipv6-left-out-in-front", "an IPv6 address whose first group is left out", "[::2:3:4:5:6:7:8]"],
		["ipv6-left-out-at-the-end", "an IPv6 address whose last group is left out", "[1:2:3:4:5:6:7::]"],
		["ipv6-left-out-in-the-middle", "an IPv6 address with groups left out", "[2001:db8::1]"],
		["ipv6-dotted", "an IPv6 address that ends as an IPv4 one", "[1:2:3:4:5:6:192.0.2.255]"],
		["ipv6-dotted-left-out", "an IPv4 address in an IPv6 one", "[::ffff:10.0.200.99]"],
		["ipv6-upper-case", "an IPv6 address in upper case", "[2001:DB8::ABCD]"],
		["ipv6-port", "an IPv6 address with a port", "[::1]:65535"],
		["ipv4", "an IPv4 address", "192.0.2.1"],
		["port", "the highest port", "gateway.example:65535"],
		["253-characters", "a host of 253 characters", "a".repeat(253)],
		["all-characters", "a host of every character that a name may have", "AZaz09-._"],
	] as const
).map(([slug, what, host]) =>
	differing({
		id: `REQ-05/${slug}`,
		title: `refuses a request for ${what} as one for another host`,
		severity: "low",
		threats: ["HDR-14"],
		references: ["RFC 3986 §3.2.2", "RFC 9110 §15.5.20"],
		needs: ["hostList", "direct"],
		twin: validRead,
		defect: { headers: [["Host", host]] },
		expect: refused("misdirected_request"),
	}),
);

/** REQ-05: other hosts than those of the list. */
const otherHosts: Check[] = (
	[
		["another", "another host", { set: ["Host", "other.example"] }],
		["suffix", "a host that begins with its own", { appendTo: ["Host", ".evil.example"] }],
		["prefix", "a host that ends with its own", { prependTo: ["Host", "evil-"] }],
	] as const
).map(([slug, what, change]) =>
	differing({
		id: `REQ-05/${slug}`,
		title: `refuses a request for ${what}`,
		severity: "medium",
		threats: ["HDR-14", "CAN-07"],
		references: ["RFC 9110 §15.5.20", "CWE-346"],
		needs: ["hostList"],
		twin: validRead,
		defect: { after: [change] },
		expect: refusedAnywhere("misdirected_request"),
	}),
);

/** REQ-04 and REQ-05: which host a request may be for. */
export const requestHostChecks: readonly Check[] = [
	...hosts,
	...notIpv6,
	...nearlyHosts,
	...otherHosts,
	...foreignHosts,
];
