import { describeOutcome } from "../engine/answer.ts";
import { quote } from "../engine/curl.ts";
import type { Answers } from "./answers.ts";
import { clockOf, type Sighting } from "./ask-target.ts";
import { saidInFront } from "./in-front.ts";
import type { InitProbe } from "./probes.ts";
import { answersIn, hasEnough, letIn, redirectOf } from "./sight.ts";

/** A clock that is further off than this is worth a word. */
const oddSeconds = 5;

/** What the operator should know of what was seen, each a sentence or two; a target's own words may be in it. */
export function remarksOn(sightings: readonly Sighting[], answers: Answers): readonly string[] {
	const elsewhere = redirectOf(sightings, answers.target);
	const { offset } = clockOf(sightings);
	const remarks: readonly (string | false)[] = [
		...saidInFront(answersIn(sightings)),
		...silences(sightings),
		hasEnough(sightings) && "It asked for fewer requests (429), so that no more were sent; set rate in the config.",
		isMisdirected(sightings) &&
			`It serves no ${new URL(answers.publicOrigin ?? answers.target).host} (421): --public-origin is for what its callers use.`,
		elsewhere !== undefined && `It sends its callers to ${elsewhere}: is that the target?`,
		letIn(sightings, "read") === true &&
			"The reading route let a request without credentials in: either it is public, or this is no gateway.",
		letIn(sightings, "stranger") === true && "The reading route let a credential in that nobody has.",
		letIn(sightings, "signed") === false && signedRemark(sightings, answers),
		letIn(sightings, "token") === false &&
			`${refusal(sightings, "token")} Check issuer, audience, kid, alg and the key, or the token.`,
		letIn(sightings, "other") === false && refusal(sightings, "other"),
		letIn(sightings, "public") === false && refusal(sightings, "public"),
		answers.public === undefined && openRemark(sightings),
		Math.abs(offset) > oddSeconds &&
			`Its clock is off by ${Math.round(offset)} s from that of this machine; conform takes that into account.`,
	];
	return remarks.filter((remark) => remark !== false).filter((remark) => remark !== "");
}

function isMisdirected(sightings: readonly Sighting[]): boolean {
	const all = answersIn(sightings);
	return all.length > 0 && all.every(({ status }) => status === 421);
}

function silences(sightings: readonly Sighting[]): readonly string[] {
	return sightings.flatMap(({ carries, exchange: { request, outcome } }) =>
		outcome.ok ? [] : [`${request.method} ${request.target} ${carries}: ${describeOutcome(outcome)}.`],
	);
}

/** `GET /sites/… signed with your key was not accepted: 401 invalid_credentials.` */
function refusal(sightings: readonly Sighting[], id: InitProbe["id"]): string {
	const sighting = sightings.find((candidate) => candidate.id === id);
	if (sighting === undefined) return "";
	const { request, outcome } = sighting.exchange;
	return `${request.method} ${request.target} ${sighting.carries} was not accepted: ${describeOutcome(outcome)}.`;
}

function signedRemark(sightings: readonly Sighting[], answers: Answers): string {
	const request = sightings.find(({ id }) => id === "signed")?.exchange.request;
	const { target, publicOrigin = target, scheme = "", keyId = "", secret } = answers;
	if (request === undefined || secret === undefined) return "";
	const place = "env" in secret ? ["--secret-env", secret.env] : ["--secret-file", secret.file];
	const url = publicOrigin + request.target;
	const words = ["sign", request.method, url, "--scheme", scheme, "--key-id", keyId, ...place];
	return [
		`${refusal(sightings, "signed")} Check key id, secret, scheme, publicOrigin and routes.read.`,
		`What is signed: countersign ${words.map(shellWord).join(" ")} --as string-to-sign`,
		"What another signer does differently: countersign explain --curl - < a-request-of-it.sh",
	].join("\n");
}

function shellWord(word: string): string {
	return /^[\w./:=-]+$/.test(word) ? word : quote(word);
}

function openRemark(sightings: readonly Sighting[]): string | false {
	const open = sightings.filter(({ id }) => (id === "root" || id === "hi") && letIn(sightings, id) === true);
	const [first] = open.toReversed();
	const path = first?.exchange.probe.path;
	return path !== undefined && `GET ${path} is open to all: --public "GET ${path}" has that tested, too.`;
}
