import type { Probe } from "../client/probe.ts";
import type { ExchangeCheck, Need } from "../engine/check.ts";
import { exchange } from "./define.ts";
import { needsOf } from "./needs-of.ts";

/** The honest request that most twins are. */
export const signedRead: Probe = { credential: "hmac" };

/** An honest request with a body of JSON. */
export const signedWrite: Probe = {
	credential: "hmac",
	route: "write",
	headers: [["Content-Type", "application/json"]],
	body: { text: '{"amount":1,"currency":"EUR"}' },
};

/** An honest request with whichever credential the target takes. */
export const validRead: Probe = { ...signedRead, credential: "any" };

export const validWrite: Probe = { ...signedWrite, credential: "any" };

export type Told = Pick<ExchangeCheck, "id" | "title" | "severity" | "threats" | "expect"> &
	Partial<Pick<ExchangeCheck, "references" | "allow">> & {
		/** Must be accepted; the plain signed request unless told. */
		twin?: Probe;
		/** What the probe has that the twin has not. */
		defect: Partial<Probe>;
		/** Beyond what it takes to build the two. */
		needs?: readonly Need[];
	};

/** A check that changes one thing of a request that must be accepted. */
export function differing({ twin = signedRead, defect, needs = [], ...check }: Told): ExchangeCheck {
	const probe = { ...twin, ...defect };
	return exchange({ ...check, needs: [...needsOf(twin, probe), ...needs], twin, probe });
}

export type ToldTampering = Omit<Told, "twin" | "defect"> & {
	/** What the key holder signed. It is never sent, since a spent nonce would hide the result. */
	signed?: Partial<Probe>;
	/** What arrives in its stead, under the same signature. */
	sent: NonNullable<Probe["after"]>;
	/** The request that arrives, honestly signed: it must be accepted. */
	honest: Partial<Probe>;
	/** What both have in common; the plain signed request unless told. */
	base?: Probe;
};

/**
 * A check that a signature covers what it must: the request that arrives would be accepted if its own bytes had been
 * signed, but others were.
 */
export function tampering({
	base = signedRead,
	signed = {},
	sent,
	honest,
	needs = [],
	...check
}: ToldTampering): ExchangeCheck {
	const twin = { ...base, ...honest };
	const probe = { ...base, ...signed, after: sent };
	return exchange({ ...check, needs: [...needsOf(twin, probe), ...needs], twin, probe });
}
