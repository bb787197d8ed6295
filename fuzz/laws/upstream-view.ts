import type { HeaderPair } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { headerValues } from "../../conformance/engine/answer.ts";
import type { Seen } from "../../conformance/engine/check.ts";
import { looksLikeIdentity, passing } from "../models/forwarded-headers.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import { forwardedTarget, signedHost, type WholeIdentity } from "../models/whole-decision.ts";
import type { Broken } from "./decided-answer.ts";

/** Said by the platform on its own account, or by the framing of the next hop. */
const ofTheNextHop = new Set([
	...["host", "connection", "content-length", "transfer-encoding", "accept-encoding", "cache-control", "pragma"],
	"cf-worker",
]);

export interface UpstreamFacts {
	readonly request: WireRequest;
	readonly setup: GatewaySetup;
	/** Null where nobody in particular asked. */
	readonly identity: WholeIdentity | null;
	/** That of the answer. */
	readonly requestId: string;
}

/** Whether the upstream saw of a request what was verified, who asked, and nothing else of the sender's (FWD-01 to FWD-10). */
export function wrongAtUpstream(
	seen: Seen,
	{ request, setup, identity, requestId }: UpstreamFacts,
): Broken | undefined {
	const target = forwardedTarget(request, setup);
	const body = Buffer.from(request.body).toString("base64");
	const rules: readonly (readonly [string, string, string])[] = [
		["FWD-03", request.method, seen.method],
		["FWD-01", target, seen.target],
		["FWD-02", body, seen.bodyBase64],
	];
	const [broken] = rules.filter(([, expected, actual]) => expected !== actual);
	if (broken !== undefined) {
		return { requirement: broken[0], expected: `upstream: ${broken[1]}`, actual: broken[2] };
	}
	const right = new Map([
		...passing(request.headers, setup.forwarded),
		...own({ request, setup, identity, requestId }),
	]);
	return wrongHeader(seen.headers, right);
}

function own({ request, setup, identity, requestId }: UpstreamFacts): readonly (readonly [string, string])[] {
	const [address] = headerValues(request.headers, "cf-connecting-ip");
	const said: readonly (readonly [string, string | null | undefined])[] = [
		["x-request-id", requestId],
		["x-forwarded-for", address],
		["x-forwarded-proto", setup.protocol],
		["x-forwarded-host", signedHost(request, setup)],
		["x-auth-type", identity?.authType],
		["x-client-id", identity?.clientId],
		["x-user-id", identity?.userId],
		["x-org-id", identity?.orgId],
		["x-scopes", identity === null ? undefined : JSON.stringify(identity.scopes)],
	];
	return said.flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value] as const]));
}

function wrongHeader(headers: readonly HeaderPair[], right: ReadonlyMap<string, string>): Broken | undefined {
	const seen = new Map<string, string>();
	for (const [name, value] of headers) {
		const lower = name.toLowerCase();
		const before = seen.get(lower);
		seen.set(lower, before === undefined ? value : `${before}, ${value}`);
	}
	for (const [name, value] of right) {
		if (seen.get(name) !== value) {
			const actual = seen.get(name) ?? "nothing";
			return { requirement: requirementOf(name, true), expected: `upstream: ${name}: ${value}`, actual };
		}
	}
	const added = [...seen.keys()].find((name) => !right.has(name) && !ofTheNextHop.has(name));
	return added === undefined
		? undefined
		: { requirement: requirementOf(added, false), expected: `no ${added} upstream`, actual: `${seen.get(added)}` };
}

/** The requirement that a header upstream breaks, by being wrong or missing, or by being there. */
function requirementOf(name: string, isDue: boolean): string {
	if (looksLikeIdentity(name)) return isDue ? "FWD-04" : "FWD-05";
	if (name === "x-request-id" || name.startsWith("x-forwarded-")) return "FWD-09";
	if (name === "content-type") return "FWD-10";
	return isDue ? "FWD-06" : neverNames.has(name) ? "FWD-07" : "FWD-06";
}

const neverNames = new Set(["authorization", "proxy-authorization", "cookie", "forwarded", "via", "te", "expect"]);
