import { namedByScheme, namedBySpecification } from "../conformance/client/header-names.ts";
import type { Framing, Probe } from "../conformance/client/probe.ts";
import type { SigningScheme } from "../conformance/client/signing-scheme.ts";
import { applyChange } from "../conformance/client/tamper.ts";
import type { Conversation, Transport, WireRequest } from "../conformance/client/wire.ts";
import { controlOf } from "../conformance/engine/given.ts";
import { freshRandom } from "../conformance/engine/random.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import { readSpecification } from "../conformance/engine/requirements.ts";
import type { Timekeeper } from "../conformance/engine/schedule.ts";
import { openSession } from "../conformance/engine/session.ts";
import type { Target } from "../conformance/engine/target.ts";
import { Unsettled } from "./laws/verdict.ts";
import type { Altered, Gateway, NoGateway } from "./place.ts";
import { signingOf } from "./signing.ts";

export interface GatewayOptions {
	readonly target: Target;
	readonly runId: string;
	readonly timeoutMs: number;
	readonly redactor: Redactor;
	/** Resolves when so many more requests may be sent. */
	admit(count: number): Promise<void>;
	/** In which is waited for a target that limits its first requests; it may throw `Unsettled` where there is none left. */
	readonly time?: Timekeeper;
	evict?(keyId?: string): Promise<void>;
}

/** Asks the target whether it is a gateway that can be tested, and how its clock stands; then it is ready for properties. */
export async function openGateway(options: GatewayOptions): Promise<Gateway | NoGateway> {
	const { target, runId, timeoutMs, redactor, admit, evict, time } = options;
	const session = await openSession({
		target,
		specification: readSpecification(),
		seed: runId,
		timeoutMs,
		checkTimeoutMs: timeoutMs,
		runId,
		random: freshRandom,
		admit,
		allowed: new Set(),
		redactor,
		time,
	}).catch((error) => {
		if (error instanceof Unsettled) return error;
		throw error;
	});
	if (session instanceof Unsettled) {
		return { usable: false, verdict: "inconclusive", reason: session.message };
	}
	const { sanity, clock } = session;
	if (!sanity.usable) {
		return { usable: false, verdict: "inconclusive", reason: sanity.reason };
	}
	const [refused] = sanity.refused;
	if (refused !== undefined && target.setup === "operator") {
		const reason = `${controlOf(refused[0]).what} is not accepted (${refused[1]})`;
		return {
			usable: false,
			verdict: "inconclusive",
			reason,
			remedy: "check keys, secrets, scheme and routes in the config",
		};
	}
	const now = () => Date.now() / 1000 + clock.offset;
	const alter = async (probe: Probe): Promise<Altered> => {
		const signedAt = now();
		const { after: _, ...unaltered } = probe;
		const { request: honest, token } = await target.build(unaltered, {
			now: () => signedAt,
			random: freshRandom,
			runId,
		});
		return { probe, honest, request: changed(honest, probe, { token, scheme: signingOf(target) }), token, signedAt };
	};
	const { send, race } = wayBy(target.transport, options);
	const { converse } = target.transport;
	const there = target.variants?.edges;
	return {
		usable: true,
		target,
		clockUncertainty: clock.uncertainty,
		marker: sanity.marker,
		speaksAs: sanity.speaksAs,
		timeoutMs,
		admit,
		alter,
		async exchange(probe) {
			// A request waits before it is signed, so that a slow rate does not age its timestamp.
			await admit(1);
			const altered = await alter(probe);
			const { request, token } = altered;
			const outcome = await target.transport.send(request, { timeoutMs });
			return { altered, exchange: { probe, request, token, outcome } };
		},
		send,
		race,
		...(converse === undefined
			? {}
			: {
					async converse(requests: number, conversation: Conversation, patienceMs: (received: Uint8Array) => number) {
						await admit(requests);
						return converse(conversation, { timeoutMs, patienceMs });
					},
				}),
		...(there === undefined ? {} : { there: wayBy(there.transport, options) }),
		variant(need) {
			const other = target.variants?.[need];
			// Its admission objects are its own.
			const { evict: _, ...same } = options;
			return other === undefined ? undefined : openGateway({ ...same, target: other });
		},
		...(evict === undefined ? {} : { evict }),
	};
}

/** Sends what was built, when its turn has come. */
function wayBy(transport: Transport, { admit, timeoutMs }: GatewayOptions): Pick<Gateway, "send" | "race"> {
	return {
		async send({ probe, request, token }) {
			await admit(1);
			return { probe, request, token, outcome: await transport.send(request, { timeoutMs }) };
		},
		async race({ probe, request, token }, count) {
			await admit(count);
			const copies = new Array<WireRequest>(count).fill(request);
			const outcomes = await transport.race(copies, { timeoutMs });
			return outcomes.map((outcome) => ({ probe, request, token, outcome }));
		},
	};
}

const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);

/**
 * The honest request after the changes of its probe, which call header fields as the specification does; its body is
 * framed as a client would frame it unless the probe says how.
 */
function changed(
	honest: WireRequest,
	{ after = [], framing }: Probe,
	{ token, scheme }: { readonly token: string; readonly scheme: SigningScheme },
): WireRequest {
	let request: WireRequest = { ...honest, headers: namedBySpecification(honest.headers, scheme) };
	for (const change of after) {
		request = applyChange(request, change, token);
	}
	const usual: Framing = { kind: request.body.length > 0 || methodsWithBody.has(request.method) ? "length" : "none" };
	return { ...request, headers: namedByScheme(request.headers, scheme), framing: framing ?? usual };
}
