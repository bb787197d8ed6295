import { echoDocument } from "../engine/answer.ts";
import { clockOf, type Sighting } from "./ask-target.ts";
import { inFrontOf } from "./in-front.ts";
import type { InitProbe } from "./probes.ts";
import { answersIn, answerTo, cameAs, codesOf, letIn, marked } from "./sight.ts";

type Noted =
	| "target"
	| "errors"
	| "marker"
	| "direct"
	| "echo"
	| "hmac"
	| "jwt"
	| "read"
	| "write"
	| "other"
	| "public"
	| "unknown";

/** What was seen of the target, by the member of the config that it is about. Safe to be written into a file. */
export type Notes = Readonly<Partial<Record<Noted, string>>>;

/** `marker` in lower case; `day` is when the target was asked. */
export function notesOf(sightings: readonly Sighting[], marker: string, day: string): Notes {
	if (sightings.length === 0) return {};
	const codes = codesOf(sightings);
	const notes = {
		target: [`Asked on ${day}.`, clockNote(sightings)],
		errors: [codes.length === 0 ? "No refusal had one of those codes." : `It answered ${codes.join(", ")}.`],
		marker: [markerNote(sightings, marker)],
		direct: [frontNote(sightings)],
		echo: [echoNote(sightings)],
		hmac: [came(sightings, "signed")],
		jwt: [came(sightings, "token")],
		read: [came(sightings, "read")],
		other: [came(sightings, "other")],
		public: [came(sightings, "root"), came(sightings, "hi"), came(sightings, "public")],
		unknown: [came(sightings, "unknown")],
	};
	const texts = Object.entries(notes).map(([name, lines]) => [name, lines.filter((line) => line !== "").join(" ")]);
	return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

/** `GET / without credentials: 401 unauthenticated.` */
function came(sightings: readonly Sighting[], id: InitProbe["id"]): string {
	const answer = answerTo(sightings, id);
	const sighting = sightings.find((candidate) => candidate.id === id);
	if (answer === undefined || sighting === undefined) return "";
	const { request, probe } = sighting.exchange;
	const what = probe.path === undefined ? request.method : `${request.method} ${probe.path}`;
	return `${what} ${sighting.carries}: ${cameAs(answer)}.`;
}

function clockNote(sightings: readonly Sighting[]): string {
	const { offset, uncertainty } = clockOf(sightings);
	if (uncertainty === undefined) return "Its answers do not say what time it is.";
	const seconds = Math.round(offset);
	if (seconds === 0) return "Its clock agrees with that of this machine.";
	return `Its clock is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} that of this machine.`;
}

function markerNote(sightings: readonly Sighting[], marker: string): string {
	return marked(sightings, marker) === true
		? `Every answer had ${marker}.`
		: `Not every answer had ${marker}, which is looked for unless another one is named here.`;
}

function frontNote(sightings: readonly Sighting[]): string {
	const products = inFrontOf(answersIn(sightings));
	return products.length === 0
		? "Nothing in its answers shows that anything does."
		: `By every answer, something does: ${products.join(", ")}.`;
}

function echoNote(sightings: readonly Sighting[]): string {
	const asked = (["signed", "token"] as const).filter((id) => letIn(sightings, id) === true);
	if (asked.length === 0) return "";
	return asked.some((id) => isEcho(sightings, id))
		? "A valid request was answered by it."
		: "A valid request was not answered by it.";
}

function isEcho(sightings: readonly Sighting[], id: InitProbe["id"]): boolean {
	const answer = answerTo(sightings, id);
	return answer !== undefined && echoDocument(answer) !== undefined;
}
