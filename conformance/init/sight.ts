import type { WireAnswer } from "../client/wire.ts";
import { headerValues, problemCode } from "../engine/answer.ts";
import { isAccepted } from "../engine/judge.ts";
import type { Specification } from "../engine/requirements.ts";
import type { ErrorStyle } from "../engine/target.ts";
import type { Sighting } from "./ask-target.ts";
import { isInFront } from "./in-front.ts";
import type { InitProbe } from "./probes.ts";

/** The answer to a probe, or undefined if it was not sent, or nothing came. */
export function answerTo(sightings: readonly Sighting[], id: InitProbe["id"]): WireAnswer | undefined {
	const outcome = sightings.find((sighting) => sighting.id === id)?.exchange.outcome;
	return outcome?.ok === true ? outcome.answer : undefined;
}

/** Whether the target let a probe in; undefined if it was not sent, or nothing came. */
export function letIn(sightings: readonly Sighting[], id: InitProbe["id"]): boolean | undefined {
	const sighting = sightings.find((candidate) => candidate.id === id);
	return sighting?.exchange.outcome.ok === true ? isAccepted(sighting.exchange) : undefined;
}

/** Whether the target, or what is in front of it, has said that it is asked too often. */
export function hasEnough(sightings: readonly Sighting[]): boolean {
	return answersIn(sightings).some(({ status }) => status === 429);
}

/** All answers that came, in order. */
export function answersIn(sightings: readonly Sighting[]): readonly WireAnswer[] {
	return sightings.flatMap(({ exchange: { outcome } }) => (outcome.ok ? [outcome.answer] : []));
}

/** The schemes that the target asks for in `WWW-Authenticate` (RFC 9110 §11.6.1), in lower case, of those that we know. */
export function challengesOf(sightings: readonly Sighting[]): ReadonlySet<"bearer" | "countersign"> {
	const values = answersIn(sightings).flatMap(({ headers }) => headerValues(headers, "www-authenticate"));
	// A scheme begins a challenge; a parameter of another one is never followed by a blank and a word.
	const asks = (scheme: string) =>
		values.some((value) => new RegExp(`(?:^|,)\\s*${scheme}(?:\\s|,|$)`, "i").test(value));
	return new Set((["bearer", "countersign"] as const).filter(asks));
}

/**
 * Whether refusals carry the codes of the specification: one at least, and each of those without a valid credential.
 * Undefined where it refused nothing. What a product in front of it says does not count.
 */
export function errorsOf(sightings: readonly Sighting[], { statusOf }: Specification): ErrorStyle | undefined {
	const refusals = answersIn(sightings).filter(
		(answer) => answer.status >= 400 && answer.status <= 499 && !isInFront(answer),
	);
	if (refusals.length === 0) return undefined;
	const ours = refusals.every((answer) => statusOf.get(problemCode(answer) ?? "") === answer.status);
	return ours ? "countersign" : "any";
}

/** The codes of the specification that came, each with its status, once. */
export function codesOf(sightings: readonly Sighting[]): readonly string[] {
	const codes = answersIn(sightings).flatMap((answer) => {
		const code = problemCode(answer);
		return code === undefined || !/^\w{1,40}$/.test(code) ? [] : [`${answer.status} ${code}`];
	});
	return [...new Set(codes)];
}

/** The origin that the target sends its callers to, if it sends them elsewhere. */
export function redirectOf(sightings: readonly Sighting[], baseUrl: string): string | undefined {
	for (const { status, headers } of answersIn(sightings)) {
		const [location] = headerValues(headers, "location");
		if (status < 300 || status > 399 || location === undefined || !URL.canParse(location, baseUrl)) continue;
		const { origin, protocol } = new URL(location, baseUrl);
		if (origin !== new URL(baseUrl).origin && (protocol === "https:" || protocol === "http:")) return origin;
	}
	return undefined;
}

/** Whether every answer carries a header; undefined without any answer. */
export function marked(sightings: readonly Sighting[], marker: string): boolean | undefined {
	const all = answersIn(sightings);
	return all.length === 0 ? undefined : all.every(({ headers }) => headerValues(headers, marker).length > 0);
}

/** What came, in a few words that are safe to write into a file: the status, and the code or the media type. */
export function cameAs(answer: WireAnswer): string {
	const code = problemCode(answer);
	if (code !== undefined && /^\w{1,40}$/.test(code)) return `${answer.status} ${code}`;
	const [type = ""] = headerValues(answer.headers, "content-type");
	const media = /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(type)?.[0];
	return media === undefined ? String(answer.status) : `${answer.status}, ${media}`;
}
