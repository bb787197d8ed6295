import { Buffer } from "node:buffer";
import { requestBuilder } from "../client/build.ts";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import { buildMaterial, labMaterial } from "../embedded/lab-material.ts";
import type { KeyStoreControl, Need, Seen } from "../engine/check.ts";
import { needTable } from "../engine/needs.ts";
import type { Target } from "../engine/target.ts";

/** A gateway as a function: what it answers, and what it lets the upstream see. */
type Gateway = (request: WireRequest, upstream: Seen[]) => WireOutcome;

function answer(status: number, type: string, document: Record<string, unknown>, method: string): WireOutcome {
	const body = method === "HEAD" ? "" : JSON.stringify(document);
	const headers = [
		["Content-Type", type],
		["X-Request-Id", "one-and-the-same"],
	] as const;
	return { ok: true, answer: { status, headers, body: Buffer.from(body), durationMs: 1 } };
}

/** Lets everything through to its upstream, which echoes it: whoever it does not fail expects no refusal. */
export const openGateway: Gateway = (request, upstream) => {
	const { method, target, headers, body } = request;
	const seen: Seen = { method, target, headers, bodyBase64: Buffer.from(body).toString("base64") };
	upstream.push(seen);
	return answer(200, "application/json", { echo: true, ...seen }, method);
};

/** Refuses everything in one way: whoever it does not fail expects no acceptance. */
export function closedGateway(code: string, status: number): Gateway {
	const problem = { type: "about:blank", title: code, status, code, requestId: "one-and-the-same" };
	return ({ method }) => answer(status, "application/problem+json", problem, method);
}

const anyRecord: KeyStoreControl = { put: async () => {}, delete: async () => {} };

/** A target in this process that runs the gateway under both schemes and is said to meet every need. */
export function targetAround(gateway: Gateway): Target {
	const upstream: Seen[] = [];
	const send = async (request: WireRequest): Promise<WireOutcome> => gateway(request, upstream);
	const material = labMaterial();
	const under = (scheme: "countersign-v1" | "sorted-query", variants: NonNullable<Target["variants"]>): Target => ({
		name: "in this process",
		baseUrl: `http://${scheme}.test`,
		scheme,
		errors: "countersign",
		setup: "ours",
		clock: "shared",
		marker: "x-request-id",
		capabilities: new Set((Object.keys(needTable) as Need[]).filter((need) => !otherSchemeOf[scheme].includes(need))),
		routes: material.routes,
		maxBodyBytes: 100_000,
		build: requestBuilder(buildMaterial(material, { scheme })),
		transport: { send, race: async (requests) => Promise.all(requests.map(send)) },
		edges: {
			list: ["one", "other"].map((name) => ({ name, url: `http://${name}.test` })),
			transport: { race: async (legs) => Promise.all(legs.map(({ request }) => send(request))) },
		},
		secrets: [],
		sensitiveHeaders: [],
		echo: { seen: async (token) => upstream.filter(({ target }) => target.includes(token)) },
		keystore: anyRecord,
		variants,
		defaultConcurrency: 16,
	});
	return under("countersign-v1", { "sorted-query": under("sorted-query", {}) });
}

const otherSchemeOf: Readonly<Record<"countersign-v1" | "sorted-query", readonly Need[]>> = {
	"countersign-v1": ["sorted-query"],
	"sorted-query": ["countersign-v1"],
};
