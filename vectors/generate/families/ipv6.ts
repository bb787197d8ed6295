/** IPv6 addresses in brackets, inside and outside the host grammar: what it is, and the host. */
export type Ipv6Case = readonly [slug: string, comment: string, host: string];

export const ipv6Addresses: readonly Ipv6Case[] = [
	["ipv6-loopback", "An IPv6 address of one group.", "[::1]"],
	["ipv6-unspecified", "An IPv6 address without any group.", "[::]"],
	["ipv6-written-out", "An IPv6 address is not shortened.", "[2001:0DB8:0:0:0:0:0:1]"],
	["ipv6-short-for-one", "A :: may stand for one group.", "[1:2:3:4:5:6:7::]"],
	["ipv6-dotted", "The last two groups as an IPv4 address.", "[::FFFF:192.0.2.1]"],
];

export const otherThanIpv6: readonly Ipv6Case[] = [
	["ipv6-empty", "Nothing in the brackets.", "[]"],
	["ipv6-seven-groups", "Seven groups.", "[1:2:3:4:5:6:7]"],
	["ipv6-nine-groups", "Nine groups.", "[1:2:3:4:5:6:7:8:9]"],
	["ipv6-short-for-none", "A :: beside eight groups stands for none.", "[1:2:3:4::5:6:7:8]"],
	["ipv6-short-twice", "Two ::.", "[1::2::3]"],
	["ipv6-four-colons", "Four colons.", "[::::]"],
	["ipv6-colon-first", "One colon at the beginning.", "[:1:2:3:4:5:6:7]"],
	["ipv6-five-digits", "A group of five digits.", "[12345::1]"],
	["ipv6-dotted-first", "An IPv4 address before a group.", "[::192.0.2.1:1]"],
	["ipv6-dotted-alone", "An IPv4 address in brackets.", "[192.0.2.1]"],
	["ipv6-dotted-too-large", "256 in an IPv4 address.", "[::192.0.2.256]"],
	["ipv6-dotted-leading-zero", "A leading zero in an IPv4 address.", "[::192.0.2.01]"],
	["ipv6-dotted-three", "Three numbers of an IPv4 address.", "[::192.0.2]"],
	["ipv6-zone", "A zone.", "[fe80::1%eth0]"],
	["ipv6-future", "The form for later versions.", "[v6.2001:db8::1]"],
	["ipv6-without-brackets", "An IPv6 address without brackets.", "2001:db8::1"],
	["ipv6-not-closed", "A bracket that is not closed.", "[2001:db8::1"],
];
