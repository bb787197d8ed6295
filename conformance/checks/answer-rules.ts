import { Buffer } from "node:buffer";
import type { WireAnswer } from "../client/wire.ts";
import { echoDocument, headerValues, mediaType, problemDocument } from "../engine/answer.ts";
import type { Exchange } from "../engine/check.ts";
import type { AnswerRule } from "../engine/expectation.ts";

function onAnswer(
	says: string,
	violation: (answer: WireAnswer, exchange: Exchange) => string | undefined,
	security = false,
): AnswerRule {
	return {
		says,
		security,
		violation: (exchange) =>
			exchange.outcome.ok ? violation(exchange.outcome.answer, exchange) : "there was no answer",
	};
}

/** ANS-01: the members of a problem document and their types; that code and status fit is judged already. */
export const completeProblem = onAnswer(
	"the refusal is a problem document with type, title, status, code and requestId",
	(answer, { request }) => {
		if (mediaType(answer) !== "application/problem+json") return `its media type is ${mediaType(answer) || "missing"}`;
		if (request.method === "HEAD") return undefined;
		const problem = problemDocument(answer);
		if (problem === undefined) return "its body is no JSON object";
		const missing = ["type", "title", "code", "requestId"].find(
			(name) => typeof problem[name] !== "string" || problem[name] === "",
		);
		if (missing !== undefined) return `its ${missing} is no text`;
		if (problem["status"] !== answer.status) return `its status is ${String(problem["status"])}`;
		const ids = headerValues(answer.headers, "x-request-id");
		return ids.length === 0 || ids.includes(String(problem["requestId"]))
			? undefined
			: "its requestId is another answer's";
	},
);

/** ANS-02. */
export const notStored = onAnswer("the refusal says that it is not to be stored", (answer) => {
	const [value = ""] = headerValues(answer.headers, "cache-control");
	return value.toLowerCase().split(/ *, */).includes("no-store")
		? undefined
		: `Cache-Control is ${JSON.stringify(value)}`;
});

/** ANS-02. */
export const notSniffed = onAnswer("the refusal forbids guessing its type", (answer) => {
	const values = headerValues(answer.headers, "x-content-type-options");
	return values.length === 1 && values[0]?.toLowerCase() === "nosniff"
		? undefined
		: `X-Content-Type-Options is ${JSON.stringify(values)}`;
});

/** ANS-03: the names of the schemes, each at the beginning of a challenge. */
export const challenges = onAnswer("a 401 names Bearer and Countersign in WWW-Authenticate", (answer) => {
	if (answer.status !== 401) return undefined;
	const value = headerValues(answer.headers, "www-authenticate").join(", ");
	const named = ["bearer", "countersign"].every((scheme) => new RegExp(`(?:^|,) *${scheme}(?: |,|$)`, "i").test(value));
	return named ? undefined : `WWW-Authenticate is ${JSON.stringify(value)}`;
});

/** CRED-01: whoever calls an API is told no, and not where a person could log in. */
export const notElsewhere = onAnswer("the refusal says no, and sends nobody elsewhere", ({ status }) =>
	status >= 300 && status <= 399 ? `it is a redirect (${status})` : undefined,
);

/** ANS-04. */
export function allows(...methods: readonly string[]): AnswerRule {
	return onAnswer(`a 405 allows ${methods.join(", ")}`, (answer) => {
		const values = headerValues(answer.headers, "allow");
		const allowed = values.flatMap((value) => value.split(/ *, */)).filter((method) => method !== "");
		const same = allowed.length === methods.length && methods.every((method) => allowed.includes(method));
		return values.length > 0 && same ? undefined : `Allow is ${JSON.stringify(values)}`;
	});
}

/** ANS-06. */
export const sometimesLater = onAnswer("Retry-After is a whole number of seconds, at least 1", (answer) => {
	const values = headerValues(answer.headers, "retry-after");
	return values.length === 1 && /^[1-9][0-9]*$/.test(values[0] ?? "")
		? undefined
		: `Retry-After is ${JSON.stringify(values)}`;
});

/** ANS-09. */
export const withoutBody = onAnswer("the answer has no body", (answer) =>
	answer.body.length === 0 ? undefined : `it has a body of ${answer.body.length} bytes`,
);

/** ANS-10: present, once, of a form that a program can rely on, and not what the sender called it. */
export const ownRequestId = onAnswer("the answer carries a request id of the gateway's own", (answer, { request }) => {
	const values = headerValues(answer.headers, "x-request-id");
	const [id = ""] = values;
	if (values.length !== 1 || id === "") return `X-Request-Id is ${JSON.stringify(values)}`;
	const sent = headerValues(request.headers, "x-request-id");
	return sent.includes(id) ? "it is the sender's" : undefined;
});

/** ANS-11. */
export const noCrossOrigin = onAnswer(
	"the answer gives no cross-origin permission",
	({ headers }) => {
		const found = headers.find(([name]) => name.toLowerCase().startsWith("access-control-allow-"));
		return found === undefined ? undefined : `it has ${found[0]}`;
	},
	true,
);

/** What edge networks tell of themselves on the way back, which is no word of the gateway's. */
const ofAnEdge = /^(?:cf[A-Z]\w*|cdn-[a-z-]+|edge|origin|ak_p)$/;

/** The names of the metrics of a Server-Timing. */
function metricsOf(value: string): readonly string[] {
	const plain = value.replace(/"(?:[^"\\]|\\.)*"/g, "");
	return plain.split(",").map((metric) => (metric.split(";")[0] ?? "").trim());
}

/** ANS-12. */
export const noTiming = onAnswer(
	"the answer has no Server-Timing",
	({ headers }) => {
		const told = headerValues(headers, "server-timing")
			.flatMap(metricsOf)
			.filter((metric) => !ofAnEdge.test(metric));
		return told.length === 0 ? undefined : `it has one, of ${told.join(", ")}`;
	},
	true,
);

/** ANS-08: nothing of this is anywhere in the answer, in any case of letters. */
export function silentAbout(texts: (exchange: Exchange) => readonly string[]): AnswerRule {
	return without("the refusal contains nothing that is secret, and nothing of the program", texts, true);
}

/** ANS-08: the same for what does no harm, and has no place in a refusal all the same. */
export function notRepeating(texts: (exchange: Exchange) => readonly string[]): AnswerRule {
	return without("the refusal contains nothing that was sent", texts, false);
}

function without(says: string, texts: (exchange: Exchange) => readonly string[], security: boolean): AnswerRule {
	return onAnswer(
		says,
		(answer, exchange) => {
			const said = answer.headers
				.map(([name, value]) => `${name}: ${value}`)
				.concat(Buffer.from(answer.body).toString("utf8"))
				.join("\n")
				.toLowerCase();
			const found = texts(exchange).find((text) => text !== "" && said.includes(text.toLowerCase()));
			return found === undefined ? undefined : `it contains ${found.length} characters of what it must not`;
		},
		security,
	);
}

/** A header of the answer and its exact value. */
export function answerHeaderIs(name: string, value: string): AnswerRule {
	return onAnswer(`the answer has ${name}: ${value}`, ({ headers }) => {
		const values = headerValues(headers, name.toLowerCase());
		return values.length === 1 && values[0] === value ? undefined : `it has ${JSON.stringify(values)}`;
	});
}

/** FWD-12: none of these header fields. */
export function answerWithout(...names: readonly string[]): AnswerRule {
	return onAnswer(
		`the answer does not have ${names.join(", ")}`,
		({ headers }) => {
			const found = headers.find(([name]) => names.includes(name.toLowerCase()));
			return found === undefined ? undefined : `it has ${found[0]}`;
		},
		true,
	);
}

/** FWD-12: the status of the upstream. */
export function statusIs(status: number): AnswerRule {
	return onAnswer(
		`the status is ${status}`,
		(answer) => (answer.status === status ? undefined : `it is ${answer.status}`),
		true,
	);
}

/** FWD-12: the body is this one, byte for byte. */
export function bodyIs(body: Uint8Array): AnswerRule {
	return onAnswer(
		"the body is the upstream's, byte for byte",
		(answer) =>
			Buffer.from(answer.body).equals(body)
				? undefined
				: `it has ${answer.body.length} bytes of ${body.length}, or others`,
		true,
	);
}

/** FWD-12: the body is the one that the echo sent. */
export const echoedBody = onAnswer(
	"the body is the upstream's",
	(answer) => (echoDocument(answer) === undefined ? "it is another one" : undefined),
	true,
);
