import type { WireAnswer, WireFault } from "../client/wire.ts";
import { describeOutcome, echoDocument, hasHeader, problemCode } from "./answer.ts";
import type { Exchange, Need, Trial } from "./check.ts";
import { type EdgeAnswer, edgeAnswer, edgeSentence } from "./edge-products/index.ts";
import { controlOf, type Given, givenBesides, givenCredentials } from "./given.ts";
import { isAccepted } from "./judge.ts";
import type { Target } from "./target.ts";

/** What plain requests before and after the checks say about the target. */
export type Sanity =
	/** Nothing can be proved: out of reach, or not a gateway. */
	| { usable: false; reason: string }
	| {
			usable: true;
			/** The marker header, if every answer carried it. */
			marker: string | undefined;
			/** The product by whose stock pages the gateway refuses, since it is made of it. */
			speaksAs?: string;
			/** Valid requests that were not accepted, with what came. */
			refused: ReadonlyMap<Given, string>;
	  };

const faultRemedy: Readonly<Record<WireFault["kind"], string>> = {
	refused: "Is the target running, and is the port right?",
	dns: "Is the host name right?",
	tls: "Does the target speak TLS on this port, with a certificate that this machine trusts?",
	timeout: "Is something dropping packets on the way, or is --timeout too short?",
	"not-http": "Is this the port of a web server, and is http or https right?",
	// Most servers that expect TLS close without a word on anything else.
	"closed-early": "Is http or https right, or does something between here and the target cut connections?",
	reset: "Is http or https right, or does something between here and the target cut connections?",
	"too-large": "Is this the port of the gateway?",
};

/** That nothing came back from a target, in a sentence, and what to look at. */
export function unreachable(baseUrl: string, { kind, detail }: WireFault): string {
	return `${baseUrl} could not be reached: ${kind} (${detail}). ${faultRemedy[kind]}`;
}

/**
 * Whether the answer can come from a gateway that misses credentials, rather than from a web server or a proxy. What is
 * said with another status than 401, firewalls and missing pages say too: without a valid request beside it that is
 * accepted, it shows no gateway. A redirect leads to where to log in.
 */
function isOwnRefusal(answer: WireAnswer, { capabilities }: Target): boolean {
	if (problemCode(answer) !== undefined || answer.status === 401) return true;
	const { status } = answer;
	return capabilities.has("credential") && status >= 300 && status <= 499 && status !== 429;
}

function withoutCredentials(exchange: Exchange, target: Target): string | undefined {
	const { outcome } = exchange;
	if (!outcome.ok) return unreachable(target.baseUrl, outcome.fault);
	const { answer } = outcome;
	const edge = edgeOf(exchange, target);
	if (edge !== undefined && edge.ambiguous === undefined) return `${target.baseUrl}: ${edgeSentence(edge)}`;
	// What our own gateway lets in is for the checks to find; so is what demonstrably came through to the upstream.
	if (target.setup === "ours" || echoDocument(answer) !== undefined || isOwnRefusal(answer, target)) return undefined;
	const came = describeOutcome(outcome);
	if (answer.status === 429) {
		return `${target.baseUrl} limits the rate of requests from the first one on (${came}): wait, lower --rate, or let the runner past the limit.`;
	}
	if (isAccepted(exchange)) {
		return `${target.baseUrl} let a request without credentials in (${came}): either it is no gateway, or routes.read is public.`;
	}
	return `${target.baseUrl} does not answer like a gateway that misses credentials: ${came}. Is the base URL right, and is nothing else in front of it?`;
}

/** The product that answered in place of the target, where one can stand in front of it. */
function edgeOf({ outcome }: Exchange, { setup }: Target): EdgeAnswer | undefined {
	return setup === "ours" || !outcome.ok ? undefined : edgeAnswer(outcome.answer, { marker: undefined });
}

async function withCredential(exchange: Exchange, target: Target): Promise<string | undefined> {
	const { outcome, request, token } = exchange;
	const came = describeOutcome(outcome);
	if (!isAccepted(exchange)) {
		const edge = edgeOf(exchange, target);
		return edge === undefined ? came : edgeSentence(edge).replace(/\.$/, "");
	}
	const echoed = outcome.ok && echoDocument(outcome.answer) !== undefined;
	if (target.capabilities.has("echo") && !echoed) return `${came}, which is not the answer of the echo upstream`;
	// A log of some other upstream would stay empty and let every refusal pass.
	if (target.capabilities.has("echo.log") && target.echo !== undefined && request.target.includes(token)) {
		const seen = await target.echo.seen(token);
		if (seen.length === 0) return `${came}, but the log of the upstream does not have it`;
	}
	return undefined;
}

/**
 * Asks the target without credentials and with each credential that it is said to take, and for whatever else of `wanted`
 * the operator gave. Sent before the first check and after the last one: what it cannot establish, no verdict can rest on.
 * `sent` is a request without credentials that has just been sent, if there is one.
 */
export async function checkSanity(
	target: Target,
	trial: Pick<Trial, "exchange">,
	wanted: ReadonlySet<Need>,
	sent?: Exchange,
): Promise<Sanity> {
	const bare = sent ?? (await trial.exchange({ credential: "none" }));
	const exchanges = [bare];
	const problem = withoutCredentials(bare, target);
	if (problem !== undefined) return { usable: false, reason: problem };
	const refused = new Map<Given, string>();
	const note = (given: Given, came: string | undefined): void => {
		if (came !== undefined) refused.set(given, came);
	};
	const credentials = givenCredentials.filter((given) => target.capabilities.has(given));
	for (const given of credentials) {
		const exchange = await trial.exchange(controlOf(given).probe);
		exchanges.push(exchange);
		note(given, await withCredential(exchange, target));
	}
	const isOperators = target.setup === "operator";
	if (isOperators && credentials.length > 0 && refused.size === credentials.length) {
		const came = [...refused].map(([kind, actual]) => `${kind}: ${actual}`).join("; ");
		return {
			usable: false,
			reason: `${target.baseUrl} accepts no valid request (${came}). Check keys, secrets, scheme, publicOrigin and routes.read in the config, and the clocks.`,
		};
	}
	for (const given of isOperators ? givenBesides : []) {
		if (!target.capabilities.has(given) || !wanted.has(given)) continue;
		const exchange = await trial.exchange(controlOf(given).probe);
		note(given, isAccepted(exchange) ? undefined : describeOutcome(exchange.outcome));
	}
	const own = exchanges.filter((exchange) => edgeOf(exchange, target) === undefined || exchange === bare);
	const marked = own.every(({ outcome }) => outcome.ok && hasHeader(outcome.answer, target.marker));
	const speaksAs = edgeOf(bare, target)?.product;
	return {
		usable: true,
		marker: marked ? target.marker : undefined,
		...(speaksAs === undefined ? {} : { speaksAs }),
		refused,
	};
}
