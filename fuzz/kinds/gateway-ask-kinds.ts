import type { Probe } from "../../conformance/client/probe.ts";
import type { Ask } from "../laws/gateway-command.ts";
import { kindsOf } from "./kind-rows.ts";

const pathOf = ({ probe }: Ask) => probe.path ?? "";
const headerNames = ({ probe }: Ask) => (probe.headers ?? []).map(([name]) => name.toLowerCase());
const isPublic = (ask: Ask) => /^\/(?:open\/.|hi$|hi:there$)/.test(pathOf(ask));
const names = (ask: Ask, test: RegExp) => headerNames(ask).some((name) => test.test(name));
const isSigner = ({ by }: Ask) => by === 0 || by === 1;
const isLarge = ({ probe: { body } }: Ask) => body !== undefined && "fill" in body && body.fill.length > 10_000;
const framingOf = ({ probe }: Ask) => probe.framing?.kind;
const isUntimely = ({ probe }: Ask) => Math.abs(probe.sign?.timestampOffset ?? 0) > 300;
const changes = ({ probe }: Ask) => (probe.after ?? []).flatMap((change) => Object.keys(change));

/** What a request to a gateway can be an example of. */
export const gatewayAskKinds = kindsOf<Ask>([
	{ id: "signed-for-another-target", threats: ["CAN-02", "CAN-03"], is: (ask) => changes(ask).includes("target") },
	{ id: "target-at-its-limit", threats: ["LIM-05"], is: ({ fill }) => fill?.part === "target" },
	{
		id: "section-at-its-limit",
		// Where such requests are sent, the platform tells no place, and the refusal comes before all else.
		threats: ["LIM-06", "HDR-08", "NET-04"],
		is: ({ fill }) => fill?.part === "section",
	},
	{ id: "section-of-many-fields", threats: ["HDR-09"], is: ({ fill }) => fill?.part === "section" && fill.fields > 2 },
	{
		id: "length-declared-beyond-its-limit",
		threats: ["LIM-01", "LIM-03", "LIM-12"],
		is: ({ probe }) => probe.framing?.kind === "declared",
	},
	{ id: "large-body-in-one-piece", threats: ["LIM-01"], is: (ask) => isLarge(ask) && framingOf(ask) === "length" },
	{
		id: "large-body-in-chunks",
		threats: ["LIM-02", "LIM-04"],
		is: (ask) => isLarge(ask) && framingOf(ask) === "chunked",
	},
	{ id: "token-at-its-limit", threats: ["JWT-34"], is: ({ fill }) => fill?.part === "token" },
	{
		id: "host-of-any-text",
		threats: ["HDR-14", "CAN-43"],
		is: ({ probe }) => (probe.headers ?? []).some(([name, value]) => name === "Host" && !value.includes("{")),
	},
	{ id: "public-route", threats: ["AUT-13"], is: isPublic },
	{ id: "nearly-a-public-route", threats: ["AUT-13"], is: (ask) => /open|hi/i.test(pathOf(ask)) && !isPublic(ask) },
	{ id: "unknown-route", threats: ["ERR-15", "AZ-05"], is: (ask) => /^\/nowhere/.test(pathOf(ask)) },
	{
		id: "nearly-a-route",
		threats: ["FWD-09", "AZ-05"],
		is: (ask) => /^\/(?:sitesx|site|Sites|SITES|sites;x)\//.test(pathOf(ask)),
	},
	{
		id: "route-within-a-route",
		threats: ["AZ-01"],
		is: (ask) => /^\/sites\/(?:ledger|audit|closed)/.test(pathOf(ask)),
	},
	{ id: "route-to-a-service", threats: ["FWD-28"], is: (ask) => /^\/users\/./.test(pathOf(ask)) },
	{ id: "route-that-leads-nowhere", threats: ["FWD-18", "AVL-12"], is: (ask) => pathOf(ask).startsWith("/gone/") },
	{ id: "head", threats: ["ERR-07", "AUT-17", "NON-32"], is: ({ probe }) => probe.method === "HEAD" },
	{ id: "options", threats: ["COR-06", "AUT-17", "RAT-16"], is: ({ probe }) => probe.method === "OPTIONS" },
	{
		id: "preflight",
		threats: ["COR-01", "COR-07"],
		is: (ask) => ask.probe.method === "OPTIONS" && names(ask, /^access-control-request-method$/),
	},
	{ id: "foreign-origin", threats: ["COR-02", "COR-03", "COR-04"], is: (ask) => names(ask, /^origin$/) },
	{
		id: "method-of-no-route",
		threats: ["MET-02", "MET-04"],
		is: ({ probe }) => /^(?:TRACE|PROPFIND|PURGE|LOCK)$/.test(probe.method ?? ""),
	},
	{
		id: "writing-method",
		threats: ["MET-03", "FWD-22", "AVL-10"],
		is: ({ probe }) => /^(?:PUT|PATCH|DELETE|POST)$/.test(probe.method ?? ""),
	},
	{
		id: "method-override",
		threats: ["MET-01"],
		is: (ask) => names(ask, /^x-http-method|^x-method/) || ask.probe.query === "_method=DELETE",
	},
	{
		id: "identity-header-of-the-sender",
		threats: ["FWD-01", "FWD-02", "FWD-03"],
		is: (ask) => names(ask, /^x[-_](?:user|org|client|scopes|auth)/),
	},
	{ id: "nominated-away", threats: ["FWD-04", "HDR-11"], is: (ask) => names(ask, /^connection$/) },
	{
		id: "forwarding-header-of-the-sender",
		threats: ["FWD-11", "FWD-12", "RAT-02"],
		is: (ask) => names(ask, /^x-forwarded|^forwarded$|^via$|^x-real-ip$/),
	},
	{
		id: "rewrite-header",
		threats: ["FWD-13"],
		is: (ask) => names(ask, /^x-(?:original|rewrite)-url$|^x-forwarded-prefix$/),
	},
	{ id: "credential-for-others", threats: ["FWD-05"], is: (ask) => names(ask, /^cookie$|^proxy-authorization$/) },
	{ id: "request-id-of-the-sender", threats: ["FWD-27"], is: (ask) => names(ask, /^x-request-id$/) },
	{
		id: "told-address",
		threats: ["RAT-02", "RAT-04", "RAT-05", "RAT-06", "NON-11"],
		is: (ask) => names(ask, /^cf-connecting-ip$/),
	},
	{
		id: "internal-trust-header",
		threats: ["AUT-12", "AUT-15"],
		is: (ask) => names(ask, /^x-internal$|^x-middleware|^x-auth-type$/),
	},
	{ id: "upgrade", threats: ["AVL-11", "FWD-24"], is: (ask) => names(ask, /^upgrade$/) },
	{ id: "hop-by-hop-header", threats: ["FWD-24"], is: (ask) => names(ask, /^te$|^keep-alive$/) },
	{
		id: "path-that-others-write-otherwise",
		threats: ["FWD-06", "FWD-10"],
		is: (ask) => /%|['!$;:,@]|\/\.\.\{|\.\.\.|\/$/.test(pathOf(ask)) && pathOf(ask) !== "/",
	},
	{
		id: "query-that-others-write-otherwise",
		threats: ["FWD-10"],
		is: ({ probe: { query = "" } }) => /[%+;?/[]|^[&=]|&&|=$/.test(query),
	},
	{
		id: "body-of-broken-json",
		threats: ["AVL-07"],
		is: ({ probe: { body } }) => body !== undefined && "text" in body && /^(?:\{|\{"a":|NaN)$/.test(body.text),
	},
	{
		id: "empty-body-that-is-framed",
		threats: ["AVL-03"],
		is: ({ probe }) =>
			probe.method === "GET" && probe.body === undefined && /^(?:length|chunked)$/.test(probe.framing?.kind ?? ""),
	},
	{ id: "content-coding", threats: ["BOD-14"], is: (ask) => names(ask, /^content-encoding$/) },
	{ id: "content-type", threats: ["BOD-15"], is: (ask) => names(ask, /^content-type$/) },
	{ id: "other-host", threats: ["HDR-14"], is: (ask) => names(ask, /^host$/) },
	{ id: "upstream-that-redirects", threats: ["FWD-14"], is: (ask) => pathOf(ask).includes("~redirect") },
	{ id: "upstream-that-compresses", threats: ["FWD-17"], is: (ask) => pathOf(ask).includes("~gzip") },
	{ id: "upstream-that-halts", threats: ["FWD-17"], is: (ask) => pathOf(ask).includes("~halting") },
	{ id: "upstream-that-is-late", threats: ["FWD-18"], is: (ask) => pathOf(ask).includes("~slow") },
	{
		id: "upstream-that-fails",
		threats: ["FWD-17", "FWD-18"],
		is: (ask) => /~(?:error|drop|status-5)/.test(pathOf(ask)),
	},
	{
		id: "upstream-that-tells-too-much",
		threats: ["FWD-15", "FWD-16", "FWD-26"],
		is: (ask) => pathOf(ask).includes("~headers"),
	},
	{ id: "no-credential", threats: ["AUT-01", "ERR-08", "ERR-09"], is: ({ by }) => by === "nobody" },
	{ id: "both-credentials", threats: ["AUT-02", "AUT-03", "AUT-19"], is: ({ both }) => both === true },
	{ id: "some-fields-of-a-signature", threats: ["AUT-04", "AUT-05"], is: (ask) => changes(ask).includes("remove") },
	{ id: "changed-on-its-way", threats: ["SIG-01", "BOD-01", "BOD-02"], is: (ask) => changes(ask).length > 0 },
	{ id: "other-secret", threats: ["KEY-18", "KEY-27"], is: ({ secret }) => typeof secret === "number" },
	{
		id: "removed-secret",
		threats: ["KEY-18", "KEY-02"],
		is: ({ secret }) => typeof secret === "object" && secret.of === "before",
	},
	{
		id: "other-key-id",
		threats: ["KEY-01", "KEY-13", "KEY-15", "KEY-22"],
		is: ({ keyId }) => keyId?.includes("id") === true || keyId?.includes("ID") === true,
	},
	{
		id: "key-id-of-a-prototype",
		threats: ["KEY-28"],
		is: ({ keyId }) => /^(?:constructor|__proto__|toString)$/.test(keyId ?? ""),
	},
	{ id: "used-nonce", threats: ["NON-01"], is: ({ nonce }) => nonce !== undefined },
	{ id: "signed-at-another-time", threats: ["TSP-02", "TSP-03"], is: isUntimely },
	// The id of the second key of a sequence says that it is one for tests.
	{ id: "test-key-at-another-time", threats: ["TSP-17"], is: (ask) => ask.by === 1 && isUntimely(ask) },
	{ id: "at-another-place", threats: ["NON-05", "NON-06"], is: ({ elsewhere }) => elsewhere === true },
	{
		id: "token-of-a-rotated-key",
		threats: ["JWK-01", "JWK-03", "JWK-15"],
		is: (ask) => tokenOf(ask)?.header?.["kid"] !== undefined,
	},
	{ id: "token-of-a-stranger", threats: ["JWT-23", "JWT-58"], is: (ask) => tokenOf(ask)?.key === "foreign" },
	{
		id: "token-that-fails-by-its-form",
		threats: ["JWK-19"],
		is: (ask) => (tokenOf(ask)?.text ?? []).length > 0 || "alg" in (tokenOf(ask)?.header ?? {}),
	},
	{ id: "token-beside-headers", threats: ["JWK-18"], is: (ask) => ask.by === "bearer" && headerNames(ask).length > 0 },
	{ id: "token-with-fewer-scopes", threats: ["JWT-50", "JWT-51", "ERR-10"], is: (ask) => isAboutScopes(tokenOf(ask)) },
	{
		id: "signed-large-body",
		threats: ["BOD-16"],
		is: (ask) => isSigner(ask) && ask.probe.body !== undefined && "fill" in ask.probe.body,
	},
]);

function tokenOf({ by, probe }: Ask): Probe["token"] {
	return by === "bearer" ? (probe.token ?? {}) : undefined;
}

function isAboutScopes(token: Probe["token"]): boolean {
	const { claims = {}, omit = [] } = token ?? {};
	return "scope" in claims || "permissions" in claims || omit.includes("claims.scope");
}
