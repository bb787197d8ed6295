import type { Framing, Probe } from "../conformance/client/probe.ts";
import { applyChange } from "../conformance/client/tamper.ts";
import type { WireRequest } from "../conformance/client/wire.ts";
import type { Exchange } from "../conformance/engine/check.ts";
import { controlOf } from "../conformance/engine/given.ts";
import { freshRandom } from "../conformance/engine/random.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import { readSpecification } from "../conformance/engine/requirements.ts";
import { openSession } from "../conformance/engine/session.ts";
import type { Target } from "../conformance/engine/target.ts";
import type { Altered, Gateway, NoGateway } from "./place.ts";

export interface GatewayOptions {
	readonly target: Target;
	readonly runId: string;
	readonly timeoutMs: number;
	readonly redactor: Redactor;
	/** Resolves when so many more requests may be sent. */
	admit(count: number): Promise<void>;
	evict?(): Promise<void>;
}

/** Asks the target whether it is a gateway that can be tested, and how its clock stands; then it is ready for properties. */
export async function openGateway(options: GatewayOptions): Promise<Gateway | NoGateway> {
	const { target, runId, timeoutMs, redactor, admit, evict } = options;
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
	});
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
		return { probe, honest, request: changed(honest, probe, token), token, signedAt };
	};
	const transmit = async ({ probe, request, token }: Altered): Promise<Exchange> => {
		return { probe, request, token, outcome: await target.transport.send(request, { timeoutMs }) };
	};
	return {
		usable: true,
		target,
		clockUncertainty: clock.uncertainty,
		marker: sanity.marker,
		speaksAs: sanity.speaksAs,
		alter,
		async exchange(probe) {
			// A request waits before it is signed, so that a slow rate does not age its timestamp.
			await admit(1);
			const altered = await alter(probe);
			return { altered, exchange: await transmit(altered) };
		},
		async send(altered) {
			await admit(1);
			return transmit(altered);
		},
		async race(altered, count) {
			await admit(count);
			const copies = new Array<WireRequest>(count).fill(altered.request);
			const outcomes = await target.transport.race(copies, { timeoutMs });
			const { probe, request, token } = altered;
			return outcomes.map((outcome) => ({ probe, request, token, outcome }));
		},
		...(evict === undefined ? {} : { evict }),
	};
}

const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);

/** The honest request after the changes of its probe, its body framed as a client would frame it unless the probe says how. */
function changed(honest: WireRequest, { after = [], framing }: Probe, token: string): WireRequest {
	let request = honest;
	for (const change of after) {
		request = applyChange(request, change, token);
	}
	const usual: Framing = { kind: request.body.length > 0 || methodsWithBody.has(request.method) ? "length" : "none" };
	return { ...request, framing: framing ?? usual };
}
