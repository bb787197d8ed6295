import type { Probe } from "../../conformance/client/probe.ts";
import { kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { noiseKinds } from "./noise-kinds.ts";

const header =
	(name: string, value = /^/) =>
	({ headers = [] }: Probe) =>
		headers.some((pair) => pair[0].toLowerCase() === name && value.test(pair[1]));

/** What a request that nobody signed can be an example of. */
export const unprovedProbeKinds = kindsTogether(
	kindsOf<Probe>([
		{
			id: "without-any-credential",
			// What every refusal is judged by besides its code.
			threats: ["AUT-01", "ERR-02", "ERR-03", "ERR-04", "ERR-05", "ERR-12", "ERR-16"],
			is: ({ headers = [] }) => headers.length === 0,
		},
		{ id: "to-a-public-route", threats: ["AUT-13"], is: ({ route }) => route === "public" },
		{
			id: "to-a-public-route-with-what-seems-a-credential",
			threats: ["AUT-21"],
			is: ({ route, headers = [] }) =>
				route === "public" &&
				headers.some(([name]) =>
					/^(?:X-(?:Key-Id|Timestamp|Nonce|Content-SHA256|Signature)|Authorization)$/.test(name),
				),
		},
		{ id: "to-no-route", threats: ["ERR-08"], is: ({ route }) => route === "unknown" },
		{ id: "like-a-public-route", threats: ["AUT-13"], is: ({ path = "" }) => /hi|open|health|public|\.css/.test(path) },
		{
			id: "by-another-method",
			threats: ["AUT-17", "NON-32", "ERR-08"],
			is: ({ method }) => method === "HEAD" || method === "OPTIONS",
		},
		{ id: "by-trace", threats: ["MET-02", "MET-04"], is: ({ method }) => method === "TRACE" },
		{
			id: "some-of-the-signed-fields",
			threats: ["AUT-04", "AUT-05"],
			is: ({ headers = [] }) =>
				headers.some(([name]) => /^X-(?:Key-Id|Timestamp|Nonce|Content-SHA256|Signature)$/.test(name)),
		},
		{
			id: "an-empty-signed-field",
			threats: ["AUT-14"],
			is: (probe) => header("x-key-id", /^$/)(probe) || header("x-signature", /^$/)(probe),
		},
		{ id: "bearer-of-nothing", threats: ["AUT-07"], is: header("authorization", /^Bearer(?: x| undefined)?$/) },
		{ id: "bearer-of-an-unsigned-token", threats: ["JWT-01"], is: header("authorization", /eyJ/) },
		{ id: "another-scheme", threats: ["AUT-08", "ERR-13"], is: header("authorization", /^Basic/) },
		{ id: "an-empty-authorization", threats: ["HDR-12"], is: header("authorization", /^$/) },
		{ id: "an-upgrade", threats: ["AUT-16", "AVL-11"], is: header("upgrade") },
		{ id: "of-a-country", threats: ["NET-03"], is: header("cf-ipcountry") },
		{ id: "a-preflight", threats: ["AUT-17", "COR-01"], is: header("access-control-request-method") },
	]),
	kindsOfPart(noiseKinds, ({ headers = [] }: Probe) => headers),
);
