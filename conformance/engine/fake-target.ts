import { Buffer } from "node:buffer";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import type { Check, ExchangeCheck, Need, ScenarioCheck, Seen } from "./check.ts";
import type { Specification } from "./requirements.ts";
import type { Target } from "./target.ts";

/** For the engine's own tests: a target in this process, so that its every behaviour can be chosen. */
export type FakeGateway = (request: WireRequest) => WireOutcome;

export const fakeSecret = "a-secret-that-must-never-be-written-0001";
export const fakeSignature = `v1=${"5ca1ab1e".repeat(8)}`;
const marker = "x-gateway";

export function answer(status: number, headers: readonly (readonly [string, string])[], body: string): WireOutcome {
	return { ok: true, answer: { status, headers, body: Buffer.from(body), durationMs: 1 } };
}

export function problem(status: number, code: string): WireOutcome {
	return answer(
		status,
		[
			["Content-Type", "application/problem+json"],
			["X-Gateway", "countersign"],
		],
		JSON.stringify({ type: "about:blank", title: code, status, code, requestId: "r" }),
	);
}

export function fault(kind: Extract<WireOutcome, { ok: false }>["fault"]["kind"]): WireOutcome {
	return { ok: false, fault: { kind, detail: "as told" } };
}

export function echo(request: WireRequest): WireOutcome {
	const seen: Seen = { method: request.method, target: request.target, headers: request.headers, bodyBase64: "" };
	return answer(
		200,
		[
			["Content-Type", "application/json"],
			["X-Gateway", "countersign"],
		],
		JSON.stringify({ echo: true, ...seen }),
	);
}

export function header(request: WireRequest, name: string): string | undefined {
	return request.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

/** Lets in what is signed unless it says `x-defect`, and refuses the rest as the specification says. */
export const soundGateway: FakeGateway = (request) => {
	if (header(request, "x-signature") === undefined) return problem(401, "unauthenticated");
	return header(request, "x-defect") === undefined ? echo(request) : problem(401, "invalid_credentials");
};

/** A target around a gateway. `log` collects what was sent; the upstream's log holds whatever was echoed. */
export function fakeTarget(gateway: FakeGateway, overrides: Partial<Target> = {}): Target & { log: WireRequest[] } {
	const log: WireRequest[] = [];
	const upstream: Seen[] = [];
	let tokens = 0;
	const send = (request: WireRequest): WireOutcome => {
		log.push(request);
		const outcome = gateway(request);
		if (outcome.ok && Buffer.from(outcome.answer.body).includes('"echo":true')) {
			upstream.push({ method: request.method, target: request.target, headers: request.headers, bodyBase64: "" });
		}
		return outcome;
	};
	return {
		log,
		name: "fake",
		baseUrl: "http://gateway.test:8080",
		scheme: "countersign-v1",
		errors: "countersign",
		setup: "ours",
		clock: "shared",
		marker,
		capabilities: new Set<Need>(["hmac", "echo", "echo.log", "direct", "unbuffered"]),
		routes: {},
		secrets: [fakeSecret],
		sensitiveHeaders: ["x-signature"],
		defaultConcurrency: 4,
		echo: { seen: async (token) => upstream.filter(({ target }) => target.includes(token)) },
		build: async (probe) => {
			tokens += 1;
			const token = `t${tokens.toString().padStart(8, "0")}`;
			const signed: [string, string][] = probe.credential === "none" ? [] : [["X-Signature", fakeSignature]];
			return {
				token,
				request: {
					method: probe.method ?? "GET",
					target: (probe.path ?? "/{id}").replace("{id}", token),
					host: "gateway.test:8080",
					headers: [...signed, ...(probe.headers ?? [])],
					body: new Uint8Array(),
					framing: probe.framing ?? { kind: "none" },
				},
			};
		},
		transport: {
			send: async (request) => send(request),
			race: async (requests) => requests.map(send),
		},
		...overrides,
	};
}

export const fakeSpecification: Specification = {
	requirements: new Map(
		(["HMAC-SIG-01", "HMAC-SIG-02", "JWT-ALG-01"] as const).map((id) => [
			id,
			{
				id,
				level: id === "HMAC-SIG-02" ? "SHOULD" : "MUST",
				title: id,
				text: `${id} MUST hold.`,
				section: "#s",
				sources: [],
				refusal: null,
				threats: [],
				observable: "wire",
			},
		]),
	),
	statusOf: new Map([
		["invalid_credentials", 401],
		["unauthenticated", 401],
		["method_not_allowed", 405],
		["content_too_large", 413],
		["headers_too_large", 431],
		["quota_exceeded", 429],
		["issuer_unavailable", 503],
		["upstream_unreachable", 502],
	]),
};

const meta = { severity: "high", threats: [], references: ["CWE-347"], needs: ["hmac"] } as const;

/** A check whose probe carries `x-defect` and must be refused. */
export function exchangeCheck(overrides: Partial<ExchangeCheck> = {}): ExchangeCheck {
	return {
		...meta,
		kind: "exchange",
		id: "HMAC-SIG-01/defect",
		requirement: "HMAC-SIG-01",
		title: "A defect is refused.",
		twin: { credential: "hmac" },
		probe: { credential: "hmac", headers: [["X-Defect", "1"]] },
		expect: { kind: "refused", codes: ["invalid_credentials"] },
		...overrides,
	};
}

export function scenarioCheck(run: ScenarioCheck["run"], overrides: Partial<ScenarioCheck> = {}): Check {
	return {
		...meta,
		kind: "scenario",
		id: "HMAC-SIG-01/scenario",
		requirement: "HMAC-SIG-01",
		title: "A scenario holds.",
		run,
		...overrides,
	};
}
