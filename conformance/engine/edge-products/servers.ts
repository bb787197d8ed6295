import { type Sign, stockPages } from "./sign.ts";

const haproxy: readonly Sign[] = [
	{
		product: "HAProxy",
		kind: "failure",
		sign: "its stock page",
		statuses: [502, 503, 504],
		body: /No server is available to handle this request\.|The server returned an invalid or incomplete response\.|The server didn't respond in time\./,
	},
	{
		product: "HAProxy",
		kind: "rate-limit",
		sign: "its stock page",
		statuses: [429],
		body: /You have sent too many requests in a given amount of time\./,
	},
	{
		product: "HAProxy",
		kind: "malformed",
		sign: "its stock page",
		statuses: [400, 408, 413],
		body: /Your browser sent an invalid request\.|Your browser didn't send a complete request in time\.|The request entity exceeds the maximum allowed\./,
	},
	{
		product: "HAProxy",
		kind: "block",
		sign: "its stock page",
		statuses: [403],
		body: /Request forbidden by administrative rules\./,
		ambiguous: true,
	},
];

const envoy: readonly Sign[] = [
	{
		product: "Envoy",
		kind: "failure",
		sign: "its text of an upstream that does not answer",
		statuses: [502, 503, 504],
		body: /^(?:upstream connect error or disconnect\/reset before headers|no healthy upstream|upstream request timeout|stream timeout)/,
	},
	{
		product: "Envoy",
		kind: "failure",
		sign: "server: envoy, and no body",
		statuses: [502, 503, 504],
		headers: { server: /^(?:istio-)?envoy$/i },
		body: /^$/,
		ambiguous: true,
	},
	{
		product: "Envoy",
		kind: "rate-limit",
		sign: "its text “local_rate_limited”",
		statuses: [429],
		body: /^local_rate_limited$/,
	},
	{
		product: "Envoy",
		kind: "rate-limit",
		sign: "x-envoy-ratelimited",
		statuses: [429],
		headers: { "x-envoy-ratelimited": /./ },
	},
];

const varnish: readonly Sign[] = [
	{
		product: "Varnish",
		kind: "failure",
		sign: "its guru meditation",
		statuses: [500, 502, 503, 504],
		body: /<h3>Guru Meditation:<\/h3>[\s\S]{0,400}<p>Varnish cache server<\/p>/i,
	},
	{
		product: "Varnish",
		kind: "block",
		sign: "its guru meditation",
		statuses: [403, 405, 429],
		body: /<h3>Guru Meditation:<\/h3>[\s\S]{0,400}<p>Varnish cache server<\/p>/i,
		ambiguous: true,
	},
];

const others: readonly Sign[] = [
	{
		product: "Apache",
		kind: "failure",
		sign: "its stock page of a proxy error",
		statuses: [502, 503, 504],
		body: /The proxy server received an invalid\s*response from an upstream server|The gateway did not receive a timely response\s*from the upstream server|temporarily unable to service your\s*request due to maintenance downtime or capacity\s*problems/i,
	},
	{
		product: "Caddy",
		kind: "failure",
		sign: "server: Caddy, and no body",
		statuses: [502, 503, 504],
		headers: { server: /^Caddy$/i },
		body: /^$/,
		ambiguous: true,
	},
	{
		product: "Traefik or another Go proxy",
		kind: "failure",
		sign: "the bare name of the status as text",
		statuses: [502, 503, 504],
		headers: { "content-type": /^text\/plain/i },
		body: /^(?:Bad Gateway|Service Unavailable|Gateway Timeout|no available server)\s*$/,
		ambiguous: true,
	},
];

/** Servers that operators put in front of a gateway themselves. */
export const serverSigns: readonly Sign[] = [
	...stockPages("nginx", {
		sign: "its stock page",
		body: /<center><h1>\d{3} [^<]{1,80}<\/h1><\/center>\s*<hr><center>nginx(?:\/[\w.]+)?<\/center>/i,
	}),
	...stockPages("OpenResty", {
		sign: "its stock page",
		body: /<center><h1>\d{3} [^<]{1,80}<\/h1><\/center>\s*<hr><center>openresty(?:\/[\w.]+)?<\/center>/i,
	}),
	...haproxy,
	...envoy,
	...varnish,
	...others,
];
