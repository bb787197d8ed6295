import { alternatives, idsOf, kindsOf, kindsTogether } from "./kind-rows.ts";

const port = (host: string) => /:(\d+)$/.exec(host.replace(/^\[[^\]]*\]/, "h"))?.[1];

const someHost = kindsOf<string>([
	{ id: "host-name", threats: ["CAN-07"], is: (host) => /^[A-Za-z0-9._-]+$/.test(host) },
	{ id: "host-upper-case", threats: ["CAN-43"], is: (host) => /[A-Z]/.test(host) },
	...alternatives<string>(
		{ id: "host-default-port", threats: ["CAN-43"], is: (host) => ["80", "443"].includes(port(host) ?? "") },
		{ id: "host-other-port", threats: ["CAN-07"], is: (host) => !["80", "443", undefined].includes(port(host)) },
	),
	{
		id: "host-port-out-of-range",
		threats: ["AVL-01"],
		is: (host) => port(host) === "0" || Number(port(host) ?? 1) > 65_535,
	},
	{ id: "host-port-with-zeros", threats: ["CAN-43"], is: (host) => /:0\d/.test(host) && !host.includes("[") },
	{ id: "host-port-empty", threats: ["CAN-43", "AVL-01"], is: (host) => host.endsWith(":") },
	...alternatives<string>(
		{ id: "host-address-v4", threats: ["CAN-07"], is: (host) => /^\d+(?:\.\d+){3}(?::|$)/.test(host) },
		{ id: "host-address-v6", threats: ["CAN-07"], is: (host) => /^\[[0-9A-Fa-f:.]+\]/.test(host) },
	),
	{
		id: "host-broken-address",
		threats: ["AVL-01"],
		is: (host) => /[[\]]/.test(host) && !URL.canParse(`http://${host}/`),
	},
	{ id: "host-letters-that-fold", threats: ["CAN-36", "CAN-43"], is: (host) => /[\u0130\u017f\u212a]/.test(host) },
	{ id: "host-beyond-ascii", threats: ["HDR-07"], is: (host) => /\P{ASCII}/u.test(host) },
	{ id: "host-blank", threats: ["HDR-03"], is: (host) => /[ \t]/.test(host) },
	{ id: "host-control", threats: ["HDR-06"], is: (host) => /(?!\t)\p{Cc}/u.test(host) },
	{ id: "host-list", threats: ["HDR-01"], is: (host) => host.includes(",") },
	{ id: "host-with-user", threats: ["HDR-14", "AVL-01"], is: (host) => host.includes("@") },
	{ id: "host-delimiter", threats: ["AVL-01"], is: (host) => /[/?#\\%]/.test(host) },
	{ id: "host-too-long", threats: ["HDR-08"], is: (host) => host.length > 253 },
]);

/** What a host can be an example of. */
export const hostKinds = kindsTogether(
	someHost,
	kindsOf<string>([{ id: "host-empty", threats: ["AVL-01"], apart: idsOf(someHost.all), is: (host) => host === "" }]),
);
