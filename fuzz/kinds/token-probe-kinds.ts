import type { Probe, TokenDefect } from "../../conformance/client/probe.ts";
import { kindsOf } from "./kind-rows.ts";

const defect = ({ token = {} }: Probe): TokenDefect => token;
const claim = (name: string) => (probe: Probe) =>
	name in (defect(probe).claims ?? {}) || (defect(probe).omit ?? []).includes(`claims.${name}`);
const header = (name: string) => (probe: Probe) => name in (defect(probe).header ?? {});
const key = (test: RegExp) => (probe: Probe) => test.test(defect(probe).key ?? "");
const changes = (probe: Probe) => (defect(probe).text ?? []).flatMap((change) => Object.keys(change));
const after = (probe: Probe) => JSON.stringify(probe.after ?? []);

/** What a request with a token can be an example of, by what is wrong with it. */
export const tokenProbeKinds = kindsOf<Probe>([
	{ id: "bearer-issuer", threats: ["JWT-42", "JWT-43"], is: claim("iss") },
	{ id: "bearer-audience", threats: ["JWT-44", "JWT-18"], is: claim("aud") },
	{ id: "bearer-subject", threats: ["JWT-45", "JWT-46", "JWT-47"], is: claim("sub") },
	{ id: "bearer-organisation", threats: ["JWT-55"], is: claim("org_id") },
	{ id: "bearer-client", threats: ["JWT-56"], is: (probe) => claim("azp")(probe) || claim("client_id")(probe) },
	{ id: "bearer-scope", threats: ["JWT-50", "JWT-51"], is: claim("scope") },
	{ id: "bearer-permissions", threats: ["JWT-50"], is: claim("permissions") },
	{ id: "bearer-expiry", threats: ["JWT-35", "JWT-37"], is: claim("exp") },
	{ id: "bearer-expired", threats: ["JWT-36"], is: (probe) => (defect(probe).times?.["exp"] ?? 60) <= 0 },
	{
		id: "bearer-of-the-future",
		threats: ["JWT-40", "JWT-41"],
		is: (probe) => Math.max(defect(probe).times?.["nbf"] ?? 0, defect(probe).times?.["iat"] ?? 0) > 0,
	},
	{ id: "bearer-odd-dates", threats: ["JWT-40", "JWT-41"], is: (probe) => claim("nbf")(probe) || claim("iat")(probe) },
	{ id: "bearer-algorithm", threats: ["JWT-01", "JWT-02", "JWT-04", "JWT-06"], is: header("alg") },
	{
		id: "bearer-kid",
		threats: ["JWT-10", "JWT-11"],
		is: (probe) => header("kid")(probe) || (defect(probe).omit ?? []).includes("header.kid"),
	},
	{ id: "bearer-type", threats: ["JWT-17"], is: header("typ") },
	{
		id: "bearer-extension",
		threats: ["JWT-13", "JWT-14", "JWT-15", "JWT-16"],
		is: (probe) => ["crit", "b64", "zip"].some((name) => header(name)(probe)),
	},
	{
		id: "bearer-key-of-its-own",
		threats: ["JWT-07", "JWT-08", "JWT-09"],
		is: (probe) => ["jwk", "jku", "x5u", "x5c"].some((name) => header(name)(probe)),
	},
	{ id: "bearer-of-a-stranger", threats: ["JWT-23"], is: key(/^foreign$/) },
	{ id: "bearer-of-the-other-key", threats: ["JWT-05", "JWT-12"], is: key(/^other$/) },
	{ id: "bearer-of-a-weak-key", threats: ["JWT-30"], is: key(/^weak$/) },
	{ id: "bearer-under-the-public-key", threats: ["JWT-03"], is: key(/^hmac/) },
	{ id: "bearer-unsigned", threats: ["JWT-01", "JWT-22"], is: key(/^none$/) },
	{
		id: "bearer-member-twice",
		threats: ["JWT-48"],
		is: (probe) => `${defect(probe).claimsText}${defect(probe).headerText}`.includes('"twice"'),
	},
	{
		id: "bearer-literal-json",
		threats: ["JWT-48", "JWT-49"],
		is: (probe) => defect(probe).claimsText !== undefined || defect(probe).headerText !== undefined,
	},
	{ id: "bearer-bit-turned", threats: ["JWT-23", "JWT-57"], is: (probe) => changes(probe).includes("flipBit") },
	{
		id: "bearer-part-gone",
		threats: ["JWT-22", "JWT-32"],
		is: (probe) => changes(probe).some((name) => name === "dropPart" || name === "emptyPart"),
	},
	{
		id: "bearer-spelt-otherwise",
		threats: ["JWT-31"],
		is: (probe) => changes(probe).some((name) => /^(?:appendToPart|insertInPart|trailingBits|alphabet)$/.test(name)),
	},
	{
		id: "bearer-wrapped",
		threats: ["JWT-32"],
		is: (probe) => changes(probe).some((name) => name === "prepend" || name === "append"),
	},
	{
		id: "bearer-dots",
		threats: ["JWT-33", "JWT-34"],
		is: (probe) => JSON.stringify(defect(probe).text ?? []).includes("...."),
	},
	{
		id: "bearer-signature-otherwise",
		threats: ["JWT-26", "JWT-27", "JWT-29"],
		is: (probe) => changes(probe).includes("signature"),
	},
	{ id: "bearer-serialized-as-json", threats: ["JWT-21"], is: (probe) => changes(probe).includes("serialize") },
	{
		id: "bearer-scheme-in-other-letters",
		threats: ["AUT-06"],
		is: (probe) => /"(?:bearer |BEARER {3})"/.test(after(probe)),
	},
	{ id: "bearer-scheme-loosely", threats: ["AUT-07"], is: (probe) => after(probe).includes("inHeader") },
	{
		id: "bearer-with-a-comma-behind",
		threats: ["HDR-13"],
		is: (probe) => after(probe).includes('"appendTo":["Authorization",","]'),
	},
	{ id: "bearer-of-another-scheme", threats: ["AUT-08", "AUT-09"], is: (probe) => /Token |Basic /.test(after(probe)) },
	{ id: "bearer-twice", threats: ["HDR-01"], is: (probe) => after(probe).includes("duplicate") },
	{ id: "bearer-elsewhere", threats: ["AUT-10", "AUT-11"], is: (probe) => after(probe).includes("carry") },
	{ id: "bearer-missing", threats: ["AUT-01"], is: (probe) => after(probe).includes('"remove"') },
	{ id: "bearer-with-noise", threats: ["FWD-01", "AUT-12", "AUT-15"], is: (probe) => (probe.headers ?? []).length > 0 },
	{
		id: "bearer-honest",
		threats: [],
		isForm: true,
		is: (probe) => Object.keys(defect(probe)).length === 0 && (probe.after ?? []).length === 0,
	},
]);
