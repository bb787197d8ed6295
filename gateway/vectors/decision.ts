import { parseTarget } from "#protocol";
import type { Step } from "../../vectors/format.ts";
import type { AdmissionNamespace } from "../src/admission-protocol.ts";
import { unbound } from "../src/bench/bench.ts";
import { type Incoming, incomingRequest } from "../src/bench/incoming.ts";
import { issuerOf } from "../src/bench/issuer.ts";
import { type GatewayConfigInput, parseConfig } from "../src/config.ts";
import type { Platform } from "../src/exchange.ts";
import { composeGateway } from "../src/gateway.ts";
import { referenceStages } from "../src/reference.ts";
import type { Stages } from "../src/stages.ts";

/** What a gateway decided, in the words of a vector. */
export interface Decision {
	readonly decision: "admit" | "refuse";
	readonly status: number;
	readonly code: string | null;
	readonly step: Step | null;
	readonly offset: number | undefined;
	readonly reason: string | undefined;
	readonly upstream: {
		readonly url: string;
		readonly method: string;
		readonly headers: Headers;
		readonly body: Uint8Array;
	} | null;
}

const stepOf: Partial<Record<keyof Stages, Step>> = {
	parseMethod: "method",
	parseTarget: "target",
	checkHeaderSize: "size",
	parseHost: "host",
	checkFraming: "framing",
	chooseCredential: "credentials",
	isFresh: "freshness",
	verifyMac: "signature",
	parseToken: "token-form",
	isOurIssuer: "token-issuer",
	findKeys: "token-key",
	verifyToken: "token-signature",
	principalOf: "token-claims",
	readBody: "body",
	contentHashMatches: "body",
	admit: "admission",
};

/** The reference with every stage that a vector may name writing down that it was reached. */
function recorded(steps: Step[]): Stages {
	const entries = Object.entries<unknown>({ ...referenceStages }).map(([name, stage]) => {
		const step = stepOf[name as keyof Stages];
		if (step === undefined || typeof stage !== "function") {
			return [name, stage];
		}
		return [
			name,
			(...parameters: readonly unknown[]) => {
				steps.push(step);
				return Reflect.apply(stage, undefined, parameters);
			},
		];
	});
	return Object.fromEntries(entries);
}

/** A platform has no URL for a target that is not in origin form: the stage is given the target itself. */
function asOnTheWire({ target }: Incoming): Stages["parseTarget"] {
	return (_, scheme) => parseTarget(target, scheme);
}

export interface Setting {
	readonly config: GatewayConfigInput;
	readonly nowMs: number;
	readonly jwks: readonly unknown[];
	readonly records: ReadonlyMap<string, string>;
	readonly admission: AdmissionNamespace;
}

/** Sends a request to a gateway in this setting, and says what it decided and where. */
export async function decide(
	incoming: Incoming,
	{ config, nowMs, jwks, records, admission }: Setting,
): Promise<Decision> {
	const steps: Step[] = [];
	const log: string[] = [];
	let upstream: Decision["upstream"] = null;
	const now = () => nowMs;
	const fetcher = issuerOf(jwks).fetcher;
	const stages = {
		...recorded(steps),
		...(incoming.target.startsWith("/") ? {} : { parseTarget: asOnTheWire(incoming) }),
	};
	const gateway = composeGateway({ config: parseConfig(config), stages, now, fetcher });
	const platform: Platform = {
		now,
		keys: { get: async (name) => records.get(name) ?? null },
		admission,
		upstream: () => async (input, init) => {
			const body = new Uint8Array(await new Response(init?.body ?? null).arrayBuffer());
			upstream = { url: String(input), method: init?.method ?? "", headers: new Headers(init?.headers), body };
			return new Response(null, { status: 204 });
		},
		log: (line) => log.push(line),
		requestId: () => "request",
		...unbound,
		keepAlive: () => undefined,
	};
	const response = await gateway(incomingRequest(incoming), platform);
	const problem: Partial<Decision> = response.status === 204 ? {} : JSON.parse((await response.text()) || "{}");
	const line: { readonly because: string | null; readonly code: string | null } = JSON.parse(log[0] ?? "");
	return {
		decision: upstream === null ? "refuse" : "admit",
		status: response.status,
		code: line.code,
		step: refusingStep(steps.at(-1) ?? null, line),
		offset: problem.offset,
		reason: problem.reason,
		upstream,
	};
}

/** The last stage that was reached, where one stage stands for two steps as the code or its reason says. */
function refusingStep(
	last: Step | null,
	line: { readonly because: string | null; readonly code: string | null },
): Step | null {
	if (line.code === "target_too_long") {
		return "size";
	}
	if (line.code === "malformed_target") {
		return "target";
	}
	return line.because === "token:algorithm" ? "token-algorithm" : last;
}
