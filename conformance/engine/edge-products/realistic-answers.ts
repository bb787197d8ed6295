import type { HeaderPair } from "../../client/probe.ts";
import type { EdgeAnswerKind } from "./sign.ts";

/** For tests: an answer as the product gives it, cut to what is telling and to what may mislead. */
export interface RealisticAnswer {
	product: string;
	kind: EdgeAnswerKind;
	status: number;
	headers: readonly HeaderPair[];
	body: string;
}

const html: HeaderPair = ["Content-Type", "text/html; charset=UTF-8"];
const text: HeaderPair = ["Content-Type", "text/plain; charset=UTF-8"];
const cloudflare: readonly HeaderPair[] = [
	["Server", "cloudflare"],
	["CF-RAY", "8f2a4c1b2d3e4f5a-FRA"],
];
const blockPage: readonly HeaderPair[] = [
	...cloudflare,
	html,
	["X-Frame-Options", "SAMEORIGIN"],
	["Referrer-Policy", "same-origin"],
];
const fastlyServed: HeaderPair = ["X-Served-By", "cache-fra-eddf8230099-FRA"];
const azureRef: HeaderPair = ["x-azure-ref", "20261128T230000Z-r17d99d8f7b5c2gkhC1FRA1s0w0000000b0"];
const viaGoogle: HeaderPair = ["Via", "1.1 google"];

function stock(status: number, reason: string, server: string): string {
	const title = `${status} ${reason}`;
	return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`;
}

const awselb = (status: number, reason: string): string =>
	`<html>\r\n<head><title>${status} ${reason}</title></head>\r\n<body>\r\n<center><h1>${status} ${reason}</h1></center>\r\n</body>\r\n</html>\r\n`;
const haproxy = (status: number, reason: string, sentence: string): string =>
	`<html><body><h1>${status} ${reason}</h1>\n${sentence}\n</body></html>\n`;
const meditation = (status: number, reason: string): string =>
	`<!DOCTYPE html>\n<html>\n  <head>\n    <title>${status} ${reason}</title>\n  </head>\n  <body>\n    <h1>Error ${status} ${reason}</h1>\n    <p>${reason}</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 32770</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n`;

function stocks(product: string, server: string, headers: readonly HeaderPair[] = []): readonly RealisticAnswer[] {
	const of = (kind: EdgeAnswerKind, status: number, reason: string): RealisticAnswer => ({
		product,
		kind,
		status,
		headers: [["Content-Type", "text/html"], ...headers],
		body: stock(status, reason, server),
	});
	return [
		of("failure", 502, "Bad Gateway"),
		of("rate-limit", 429, "Too Many Requests"),
		of("malformed", 400, "Bad Request"),
		of("block", 403, "Forbidden"),
	];
}

export const realisticAnswers: readonly RealisticAnswer[] = [
	{
		product: "Cloudflare",
		kind: "challenge",
		status: 403,
		headers: [...blockPage, ["cf-mitigated", "challenge"]],
		body: '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head></html>',
	},
	{
		product: "Cloudflare",
		kind: "challenge",
		status: 503,
		headers: [...cloudflare, html],
		body: '<html><head><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script></head></html>',
	},
	{ product: "Cloudflare", kind: "rate-limit", status: 429, headers: [...cloudflare, text], body: "error code: 1015" },
	{
		product: "Cloudflare",
		kind: "rate-limit",
		status: 429,
		headers: [...cloudflare, ["Content-Type", "application/json; charset=utf-8"], ["Retry-After", "30"]],
		body: '{"type":"https://developers.cloudflare.com/support/","title":"Error 1015: You are being rate limited","status":429,"error_code":1015,"cloudflare_error":true}',
	},
	{ product: "Cloudflare", kind: "block", status: 403, headers: [...cloudflare, text], body: "error code: 1020" },
	{
		product: "Cloudflare",
		kind: "block",
		status: 403,
		headers: blockPage,
		body: "<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>",
	},
	{ product: "Cloudflare", kind: "block", status: 403, headers: blockPage, body: "" },
	{ product: "Cloudflare", kind: "failure", status: 522, headers: [...cloudflare, text], body: "error code: 522" },
	{
		product: "Cloudflare",
		kind: "failure",
		status: 502,
		headers: [...cloudflare, html],
		body: '<html><head><title>gw.example | 502: Bad gateway</title></head><body><div id="cf-error-details">…</div></body></html>',
	},
	{ product: "Cloudflare", kind: "failure", status: 409, headers: [...cloudflare, text], body: "error code: 1001" },
	...stocks("Cloudflare", "cloudflare", [["CF-RAY", "-"]]),
	{
		product: "AWS WAF",
		kind: "challenge",
		status: 202,
		headers: [
			["Server", "CloudFront"],
			["x-amzn-waf-action", "challenge"],
		],
		body: "",
	},
	{
		product: "Amazon API Gateway",
		kind: "rate-limit",
		status: 429,
		headers: [
			["x-amzn-ErrorType", "TooManyRequestsException"],
			["Content-Type", "application/json"],
		],
		body: '{"message":"Too Many Requests"}',
	},
	...(
		[
			["block", 403, "Forbidden"],
			["failure", 503, "Service Temporarily Unavailable"],
			["rate-limit", 429, "Too Many Requests"],
			["malformed", 400, "Bad Request"],
			["block", 405, "Not Allowed"],
		] as const
	).map(
		([kind, status, reason]): RealisticAnswer => ({
			product: "AWS Application Load Balancer",
			kind,
			status,
			headers: [
				["Server", "awselb/2.0"],
				["Content-Type", "text/html"],
			],
			body: awselb(status, reason),
		}),
	),
	{
		product: "Amazon CloudFront",
		kind: "failure",
		status: 504,
		headers: [
			["Server", "CloudFront"],
			["X-Cache", "Error from cloudfront"],
		],
		body: "<H1>504 Gateway Timeout ERROR</H1>\n<H2>The request could not be satisfied.</H2>\n<PRE>\nGenerated by cloudfront (CloudFront)\nRequest ID: x==\n</PRE>",
	},
	{
		product: "Amazon CloudFront",
		kind: "block",
		status: 403,
		headers: [
			["Server", "CloudFront"],
			["X-Cache", "Error from cloudfront"],
		],
		body: "<TITLE>ERROR: The request could not be satisfied</TITLE>\n<H1>403 ERROR</H1>\nRequest blocked.\n<PRE>Generated by cloudfront (CloudFront)</PRE>",
	},
	{
		product: "Akamai",
		kind: "block",
		status: 403,
		headers: [["Content-Type", "text/html"]],
		body: '<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don\'t have permission to access "http&#58;&#47;&#47;gw&#46;example&#47;" on this server.<P>\nReference&#32;&#35;18&#46;7a1d2c17&#46;1718409600&#46;3f9b21e\n</BODY>\n</HTML>',
	},
	...(
		[
			["failure", 503],
			["rate-limit", 429],
			["malformed", 400],
			["block", 403],
		] as const
	).map(
		([kind, status]): RealisticAnswer => ({
			product: "Akamai",
			kind,
			status,
			headers: [["Server", "AkamaiGHost"]],
			body: "",
		}),
	),
	{
		product: "Fastly",
		kind: "failure",
		status: 500,
		headers: [["Content-Type", "text/plain"]],
		body: "Fastly error: unknown domain: gw.example. Please check that this domain has been added to a service.",
	},
	{
		product: "Fastly",
		kind: "failure",
		status: 503,
		headers: [fastlyServed, html],
		body: "<h1>Error 503 Backend unavailable, connection timeout</h1>\n<h3>Error 54113</h3>\n<p>Details: cache-fra-eddf8230099-FRA 1718409600 2489</p>\n<hr>\n<p>Varnish cache server</p>",
	},
	{ product: "Fastly Next-Gen WAF", kind: "block", status: 406, headers: [fastlyServed], body: "Not Acceptable" },
	{
		product: "Fastly Next-Gen WAF",
		kind: "block",
		status: 403,
		headers: [["X-SigSci-AgentResponse", "406"]],
		body: "",
	},
	{
		product: "Imperva",
		kind: "block",
		status: 403,
		headers: [["X-Iinfo", "9-1234-0 0NNN RT(1)"]],
		body: '<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body>Request unsuccessful. Incapsula incident ID: 877000200123456789-98765432109876543</body></html>',
	},
	{
		product: "Imperva",
		kind: "challenge",
		status: 200,
		headers: [html],
		body: '<html><head><script type="text/javascript" src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head></html>',
	},
	{
		product: "Imperva",
		kind: "block",
		status: 403,
		headers: [["X-Iinfo", "9-1234-0 0NNN RT(1)"], html],
		body: "<html><body><h1>Access denied</h1><p>Error code 15</p></body></html>",
	},
	{
		product: "Azure Front Door",
		kind: "block",
		status: 403,
		headers: [azureRef, html],
		body: "<!DOCTYPE html><html><body><h2>The request is blocked.</h2><p>20261128T230000Z-r17d99</p></body></html>",
	},
	{
		product: "Azure Front Door",
		kind: "failure",
		status: 503,
		headers: [azureRef, html],
		body: "<h2>Our services aren't available right now</h2><p>We're working to restore all services as soon as possible. Please check back soon.</p>",
	},
	{
		product: "Azure Front Door",
		kind: "failure",
		status: 504,
		headers: [["X-Azure-ExternalError", "0x80072ee2,OriginTimeout"]],
		body: "",
	},
	...stocks("Azure Application Gateway", "Microsoft-Azure-Application-Gateway/v2"),
	{
		product: "Google Cloud Armor",
		kind: "block",
		status: 403,
		headers: [viaGoogle, html],
		body: '<!doctype html><meta charset="utf-8"><meta name=viewport content="width=device-width, initial-scale=1"><title>403</title>403 Forbidden',
	},
	{
		product: "Google Cloud Load Balancing",
		kind: "failure",
		status: 502,
		headers: [html],
		body: "\n<html><head>\n<title>502 Server Error</title>\n</head>\n<body text=#000000 bgcolor=#ffffff>\n<h1>Error: Server Error</h1>\n<h2>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds.</h2>\n<h2></h2>\n</body></html>\n",
	},
	{
		product: "Google Cloud Load Balancing",
		kind: "failure",
		status: 503,
		headers: [viaGoogle, text],
		body: "no healthy upstream",
	},
	{
		product: "Vercel",
		kind: "challenge",
		status: 429,
		headers: [
			["Server", "Vercel"],
			["x-vercel-mitigated", "challenge"],
		],
		body: "<title>Vercel Security Checkpoint</title>",
	},
	{
		product: "Vercel",
		kind: "block",
		status: 403,
		headers: [
			["Server", "Vercel"],
			["x-vercel-mitigated", "deny"],
		],
		body: "Forbidden",
	},
	{
		product: "DataDome",
		kind: "challenge",
		status: 403,
		headers: [["X-DataDome", "protected"]],
		body: '{"url":"https://geo.captcha-delivery.com/captcha/?initialCid=AHr"}',
	},
	{
		product: "Sucuri",
		kind: "block",
		status: 403,
		headers: [["X-Sucuri-ID", "15015"]],
		body: "<title>Sucuri Website Firewall - Access Denied</title>",
	},
	{
		product: "F5 BIG-IP",
		kind: "block",
		status: 200,
		headers: [html],
		body: "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1234567890</body></html>",
	},
	{
		product: "FortiWeb",
		kind: "block",
		status: 403,
		headers: [html],
		body: "<html><head><title>Web Page Blocked!</title></head><body>Attack ID: 20000010</body></html>",
	},
	{
		product: "ModSecurity",
		kind: "block",
		status: 406,
		headers: [html],
		body: "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>",
	},
	...stocks("nginx", "nginx/1.27.4"),
	...stocks("OpenResty", "openresty/1.27.1.1"),
	{
		product: "HAProxy",
		kind: "failure",
		status: 503,
		headers: [html],
		body: haproxy(503, "Service Unavailable", "No server is available to handle this request."),
	},
	{
		product: "HAProxy",
		kind: "rate-limit",
		status: 429,
		headers: [html],
		body: haproxy(429, "Too Many Requests", "You have sent too many requests in a given amount of time."),
	},
	{
		product: "HAProxy",
		kind: "malformed",
		status: 400,
		headers: [html],
		body: haproxy(400, "Bad request", "Your browser sent an invalid request."),
	},
	{
		product: "HAProxy",
		kind: "block",
		status: 403,
		headers: [html],
		body: haproxy(403, "Forbidden", "Request forbidden by administrative rules."),
	},
	{
		product: "Envoy",
		kind: "failure",
		status: 503,
		headers: [["Server", "envoy"], text],
		body: "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
	},
	{ product: "Envoy", kind: "failure", status: 504, headers: [["Server", "istio-envoy"]], body: "" },
	{ product: "Envoy", kind: "rate-limit", status: 429, headers: [["Server", "envoy"]], body: "local_rate_limited" },
	{ product: "Envoy", kind: "rate-limit", status: 429, headers: [["x-envoy-ratelimited", "true"]], body: "" },
	{ product: "Varnish", kind: "failure", status: 503, headers: [html], body: meditation(503, "Backend fetch failed") },
	{ product: "Varnish", kind: "block", status: 403, headers: [html], body: meditation(403, "Forbidden") },
	{
		product: "Apache",
		kind: "failure",
		status: 502,
		headers: [["Server", "Apache"], html],
		body: "<title>502 Proxy Error</title>\n<h1>Proxy Error</h1>\n<p>The proxy server received an invalid\r\nresponse from an upstream server.<br />",
	},
	{ product: "Caddy", kind: "failure", status: 502, headers: [["Server", "Caddy"]], body: "" },
	{ product: "Traefik or another Go proxy", kind: "failure", status: 502, headers: [text], body: "Bad Gateway" },
];
