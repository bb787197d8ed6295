import { bareRequest, signedRequest, withFields } from "../prepared-request.ts";
import { countOfConnections, type FloodClass, unauthenticated, usualCount } from "./flood-class.ts";

/** What is turned away for its head, or for where it comes from or goes to. */
export const floodOfHeads: readonly FloodClass[] = [
	{
		name: "turned away by the client limiter",
		refusal: { status: 429, code: "too_many_requests" },
		count: usualCount,
		// Finding the network of an IPv6 address is dearer than that of an IPv4 one.
		prepare: (nowMs) => withFields(signedRequest("bench_limited", nowMs), { "cf-connecting-ip": "2001:db8:1:2::1" }),
		limited: true,
	},
	{
		name: "closed route",
		refusal: { status: 503, code: "route_closed" },
		count: usualCount,
		prepare: () => ({ ...bareRequest(), target: "/closed/s_4711" }),
	},
	{
		name: "malformed target",
		refusal: { status: 400, code: "malformed_target" },
		count: usualCount,
		// Wrong at its end, so that all of it is looked at.
		prepare: () => ({ ...bareRequest(), target: `${bareRequest().target}%2f` }),
	},
	{ name: "no credentials", refusal: unauthenticated, count: usualCount, prepare: bareRequest },
	{
		name: "no credentials, a connection each",
		refusal: unauthenticated,
		count: countOfConnections,
		prepare: () => ({ ...bareRequest(), hangsUp: true }),
	},
];
