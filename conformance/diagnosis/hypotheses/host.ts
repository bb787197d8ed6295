import type { Material } from "../material.ts";
import { forms, type Mistake } from "../mistake.ts";
import { defaultPorts } from "../split-url.ts";

const requirement = "HMAC-CANON-07";
const remedy = "Sign the host in lower case, with `:port` only if the port is not 443 for https or 80 for http.";

function hasPort(host: string): boolean {
	return /:\d+$/.test(host);
}

function withoutPort(host: string): string {
	return host.replace(/:\d+$/, "");
}

/** The authority of the URL where the request is sent with another Host. */
function ofUrl({ url, authority }: Material): string | undefined {
	const [, named] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
	return named === undefined || named.toLowerCase() === authority.toLowerCase() ? undefined : named.toLowerCase();
}

/** Another host than the one that is signed. */
export const hostMistakes: readonly Mistake[] = [
	...forms(
		{
			id: "host/of-url",
			does: "sign the host of the URL although you send another one as Host",
			requirement,
			remedy: "Sign the value of Host as it is sent.",
		},
		{ at: "host", change: (_, material) => ofUrl(material) },
	),
	...forms(
		{ id: "host/case-kept", does: "sign the host in the case in which it was written", remedy, requirement },
		{
			at: "host",
			change: (host, { authority }) => (hasPort(host) ? authority : withoutPort(authority)),
		},
	),
	...forms(
		{ id: "host/upper-case", does: "sign the host in upper case", remedy, requirement },
		{ at: "host", change: (host) => host.toUpperCase() },
	),
	...forms(
		{ id: "host/default-port-kept", does: "sign the default port when the URL names it", remedy, requirement },
		{
			at: "host",
			change: (host, { authority }) => (hasPort(host) ? undefined : host + (/:\d+$/.exec(authority)?.[0] ?? "")),
		},
	),
	...forms(
		{ id: "host/port-always", does: "sign the port even when it is the default one", remedy, requirement },
		{ at: "host", change: (host, { urlScheme }) => (hasPort(host) ? undefined : `${host}:${defaultPorts[urlScheme]}`) },
	),
	...forms(
		{ id: "host/port-never", does: "sign the host without its port", remedy, requirement },
		{ at: "host", change: withoutPort },
	),
	...forms(
		{
			id: "host/both-default-ports-dropped",
			does: "leave out port 80 and port 443 whatever the scheme of the URL is",
			remedy,
			requirement,
		},
		{ at: "host", change: (host) => host.replace(/:(?:80|443)$/, "") },
	),
	...forms(
		{ id: "host/with-scheme", does: "sign the scheme of the URL with the host", remedy, requirement },
		{ at: "host", change: (host, { urlScheme }) => `${urlScheme}://${host}` },
	),
	...forms(
		{
			id: "host/trailing-dot-dropped",
			does: "drop the dot at the end of the host",
			remedy: "Sign the host as you send it, a dot at its end included.",
			requirement,
		},
		{ at: "host", change: (host) => host.replace(/\.(?=:\d+$|$)/, "") },
	),
	...forms(
		{
			id: "host/brackets-dropped",
			does: "sign an IPv6 address without its brackets",
			remedy: "Keep the brackets around an IPv6 address, as Host has them.",
			requirement,
		},
		{ at: "host", change: (host) => host.replace(/^\[(.*)\]/, "$1") },
	),
	...forms(
		{ id: "host/empty", does: "sign an empty host", remedy, requirement },
		{ at: "host", change: () => "" },
		{ at: "host", change: () => "undefined" },
		{ at: "host", change: () => "null" },
		{ at: "host", change: () => "None" },
	),
];
