import type { HeaderPair } from "../../conformance/client/probe.ts";
import { kindsOf } from "./kind-rows.ts";

const named =
	(pattern: RegExp) =>
	(pairs: readonly HeaderPair[]): boolean =>
		pairs.some(([name]) => pattern.test(name));

/** What header fields that nobody asked for can be an example of. */
export const noiseKinds = kindsOf<readonly HeaderPair[]>([
	{
		id: "noise-identity",
		threats: ["FWD-01"],
		is: named(/^x[-_](?:user|org|client)[-_]id$|^x-scopes$|^x-auth-type$/i),
	},
	{ id: "noise-identity-spelt-otherwise", threats: ["FWD-02"], is: named(/^x[-_](?:user|org)_id$|^x_/i) },
	{ id: "noise-identity-begun-alike", threats: ["FWD-02"], is: named(/^x-scopes-/i) },
	{ id: "noise-connection", threats: ["HDR-11", "FWD-04"], is: named(/^connection$/i) },
	{ id: "noise-hop-by-hop", threats: ["FWD-24"], is: named(/^te$/i) },
	{ id: "noise-method-override", threats: ["MET-01"], is: named(/^x-http-method-override$/i) },
	{ id: "noise-other-url", threats: ["AUT-15", "FWD-13"], is: named(/^x-(?:original|rewrite)-url$/i) },
	{
		id: "noise-forwarded",
		threats: ["AUT-15", "FWD-11", "FWD-12", "NET-01"],
		is: named(/^(?:x-)?forwarded|^x-real-ip$/i),
	},
	{ id: "noise-trust", threats: ["AUT-15", "AUT-12"], is: named(/^x-(?:internal|middleware-subrequest|debug)$/i) },
	{ id: "noise-cookie", threats: ["AUT-11", "FWD-05"], is: named(/^cookie$/i) },
	{ id: "noise-other-credential", threats: ["AUT-08"], is: named(/^proxy-authorization$/i) },
	{
		id: "noise-signature-options",
		threats: ["CAN-40", "SIG-11"],
		is: named(/^x-signed-headers$|^x-signature-algorithm$/i),
	},
	{ id: "noise-date", threats: ["TSP-16"], is: named(/^date$/i) },
	{ id: "noise-origin", threats: ["COR-02"], is: named(/^origin$/i) },
	{ id: "noise-prototype", threats: ["HDR-10"], is: named(/^__proto__$/) },
	{ id: "noise-request-id", threats: ["FWD-27"], is: named(/^x-request-id$/i) },
]);
