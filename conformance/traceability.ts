import { groupOf } from "./engine/requirements.ts";

/** What stands for a requirement: something that asks for it, a published example, a fault that breaks it. */
export type Evidence = "check" | "vector" | "mutant";

/** Requirements that lack one kind of evidence for a reason. */
export interface Exemption {
	readonly evidence: Evidence;
	/** Ids, or groups of them: of a group, those that lack it. */
	readonly requirements: readonly string[];
	readonly reason: string;
	/** The file of the gateway's own contract that asks for them instead; every id stands in it. */
	readonly whitebox?: string;
}

const inside = "It takes the clock, the dependencies, the configuration or the log in hand, which no request has.";

/** Why not every requirement has a check, a vector and a mutant. One that is not needed any more fails the test. */
export const exemptions: readonly Exemption[] = [
	{ evidence: "check", requirements: ["HMAC-KEY-02"], reason: inside, whitebox: "gateway/src/proof.contract.ts" },
	{ evidence: "check", requirements: ["HMAC-NONCE-12"], reason: inside, whitebox: "gateway/src/proof.contract.ts" },
	{
		evidence: "check",
		requirements: ["HMAC-NONCE-09"],
		reason: inside,
		whitebox: "gateway/src/nonce-store.contract.ts",
	},
	{
		evidence: "check",
		requirements: ["HMAC-KEY-09", "HMAC-NONCE-11", "LOG-04"],
		reason: inside,
		whitebox: "gateway/src/fault.contract.ts",
	},
	{ evidence: "check", requirements: ["JWKS-13"], reason: inside, whitebox: "gateway/src/config.contract.ts" },
	{ evidence: "check", requirements: ["LOG-01", "LOG-03"], reason: inside, whitebox: "gateway/src/log.contract.ts" },
	{
		evidence: "vector",
		requirements: ["REQ-07", "REQ-10", "HMAC-BODY-05"],
		reason: "A vector holds a body that came whole; how it comes is a matter of the connection.",
	},
	{
		evidence: "vector",
		requirements: ["HMAC-KEY-02", "HMAC-KEY-08", "HMAC-KEY-09", "HMAC-KEY-10"],
		reason: "The layout and the failures of a key store are the gateway's own.",
	},
	{
		evidence: "vector",
		requirements: [
			"HMAC-NONCE-02",
			"HMAC-NONCE-05",
			"HMAC-NONCE-06",
			"HMAC-NONCE-07",
			"HMAC-NONCE-09",
			"HMAC-NONCE-10",
			"HMAC-NONCE-11",
			"HMAC-NONCE-12",
		],
		reason:
			"A vector holds a request and what is known of the key, not what happens at the same time or before and after.",
	},
	{
		evidence: "vector",
		requirements: ["CRED-07", "JWT-CLAIM-11"],
		reason: "A vector holds a token, neither the Authorization around it nor the answer to it.",
	},
	{
		evidence: "vector",
		requirements: ["JWKS"],
		reason: "When a key set is fetched, and what of it is kept, is a matter of time and of the issuer.",
	},
	{
		evidence: "vector",
		requirements: ["AUTHZ", "FWD", "LIM"],
		reason: "Routes, upstreams and quotas are the configuration of a gateway; a vector has none.",
	},
	{ evidence: "vector", requirements: ["ANS"], reason: "A vector says what is decided, not how the answer says it." },
	{
		evidence: "vector",
		requirements: ["LOG"],
		reason: "A vector says what is decided, not what is written down of it.",
	},
	{
		evidence: "mutant",
		requirements: ["HMAC-BODY-05"],
		reason: "The platform does not show trailers to a Worker, so that no part of it can take a field from them.",
	},
];

export interface Gap {
	readonly evidence: Evidence;
	readonly requirement: string;
}

/** Requirements that must have a kind of evidence, have none, and are not exempt from it. */
export function gaps(
	evidence: Evidence,
	required: readonly string[],
	covered: ReadonlySet<string>,
	known: readonly Exemption[] = exemptions,
): readonly Gap[] {
	const exempt = known.filter((exemption) => exemption.evidence === evidence);
	return required
		.filter((id) => !covered.has(id) && !exempt.some(({ requirements }) => names(requirements, id)))
		.map((requirement) => ({ evidence, requirement }));
}

/** Names in the exemptions from a kind of evidence that exempt nothing, because all that they name has it. */
export function stale(
	evidence: Evidence,
	required: readonly string[],
	covered: ReadonlySet<string>,
	known: readonly Exemption[] = exemptions,
): readonly string[] {
	return known
		.filter((exemption) => exemption.evidence === evidence)
		.flatMap(({ requirements }) => requirements)
		.filter((name) => !required.some((id) => names([name], id) && !covered.has(id)));
}

function names(list: readonly string[], id: string): boolean {
	return list.includes(id) || list.includes(groupOf(id));
}
