import { Buffer } from "node:buffer";
import type { WireAnswer } from "../../client/wire.ts";
import { hasHeader, headerValues, problemCode } from "../answer.ts";
import { cloudflareSigns } from "./cloudflare.ts";
import { cloudSigns } from "./clouds.ts";
import { serverSigns } from "./servers.ts";
import type { EdgeAnswerKind, Sign } from "./sign.ts";

/** An answer that a product in front of the gateway gave in its place. */
export interface EdgeAnswer {
	product: string;
	kind: EdgeAnswerKind;
	/** What it is known by. */
	sign: string;
	status: number;
	/** The gateway itself may have given it, if it is made of that product. */
	ambiguous?: true;
	/** How long the product asks to wait, where it does. */
	retryAfterMs?: number;
}

/** What is known of the gateway behind. */
export interface Behind {
	/** The header that all of the gateway's own answers carry, lower case; undefined for a target that sends none. */
	marker: string | undefined;
	/** The product by whose stock pages the gateway itself refuses, since it is made of it. */
	speaksAs?: string | undefined;
	/** What was recognised before: by it an answer to HEAD is known, which has no body that could tell. */
	sightings?: readonly EdgeAnswer[] | undefined;
}

/** The most telling first. */
export const edgeSigns: readonly Sign[] = [...cloudflareSigns, ...cloudSigns, ...serverSigns];

const telltaleBytes = 16_384;

/**
 * The product that answered in place of the gateway, if one did. An error document of the gateway's own is never taken
 * for that of a product, whatever stands in front; nor is, where the gateway may be made of the product, what carries
 * its marker.
 */
export function edgeAnswer(
	answer: WireAnswer,
	{ marker, speaksAs, sightings = [] }: Behind,
	method = "GET",
): EdgeAnswer | undefined {
	if (problemCode(answer) !== undefined) return undefined;
	const own = marker !== undefined && hasHeader(answer, marker);
	const alike = method === "HEAD" && !own ? sightings.filter(({ status }) => status === answer.status) : [];
	const body = Buffer.from(answer.body.subarray(0, telltaleBytes)).toString("latin1");
	const found = edgeSigns.find((sign) => {
		if (sign.ambiguous === true && (own || sign.product === speaksAs)) return false;
		if (shows(sign, answer, body)) return true;
		const bodiless = alike.some(({ product }) => product === sign.product) && answer.body.length === 0;
		return bodiless && showsInHead(sign, answer);
	});
	if (found === undefined) return undefined;
	const { product, kind, sign, ambiguous } = found;
	const retryAfterMs = retryAfter(answer);
	return {
		product,
		kind,
		sign,
		status: answer.status,
		...(ambiguous === undefined ? {} : { ambiguous }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	};
}

function shows(sign: Sign, answer: WireAnswer, text: string): boolean {
	return showsInHead(sign, answer) && (sign.body === undefined || sign.body.test(text));
}

function showsInHead({ statuses, headers = {} }: Sign, answer: WireAnswer): boolean {
	if (statuses !== undefined && !statuses.includes(answer.status)) return false;
	return Object.entries(headers).every(([name, pattern]) =>
		headerValues(answer.headers, name).some((value) => pattern.test(value)),
	);
}

/** Milliseconds (RFC 9110 §10.2.3). */
export function retryAfter(answer: WireAnswer, now: number = Date.now()): number | undefined {
	const [value = ""] = headerValues(answer.headers, "retry-after");
	if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const deeds: Readonly<Record<EdgeAnswerKind, string>> = {
	block: "refused it by a rule of its own",
	challenge: "asked for proof of a browser",
	"rate-limit": "limits the rate of requests",
	failure: "had no answer from behind it",
	malformed: "did not take it for a request that it passes on",
};

const remedies: Readonly<Partial<Record<EdgeAnswerKind, string>>> = {
	block: "let the runner past it, by its address or by the header X-Countersign-Run",
	challenge: "let the runner past it, by its address or by the header X-Countersign-Run",
	"rate-limit": "lower --rate, or let the runner past its limit",
};

/** What came of a request, as a sentence. */
export function edgeSentence({ product, kind, sign, status }: EdgeAnswer): string {
	const remedy = remedies[kind];
	const what = `${product} answered in place of the gateway, and ${deeds[kind]} (${status}, known by ${sign})`;
	return `${what}${remedy === undefined ? "" : `; ${remedy}`}.`;
}
