import { type Sign, stockPages } from "./sign.ts";

const product = "Cloudflare";
const headers = { server: /^cloudflare$/i };

/** Error codes of 1xxx, which stand in the text, in the page and in the JSON document of an error. */
const errorCode = (codes: string): RegExp =>
	new RegExp(
		`error code: (?:${codes})\\b|"error_code": ?(?:${codes})\\b|cf-error-code">(?:${codes})<|Error (?:code )?(?:${codes})\\b`,
	);

/**
 * An exception of a Worker (1101) or its limits (1102) is missing on purpose: where the gateway is a Worker, that is an
 * error which it did not handle.
 */
export const cloudflareSigns: readonly Sign[] = [
	{ product, kind: "challenge", sign: "cf-mitigated: challenge", headers: { "cf-mitigated": /^challenge$/i } },
	{
		product,
		kind: "challenge",
		sign: "its page “Just a moment...”",
		statuses: [403, 429, 503],
		headers,
		body: /<title>Just a moment\.\.\.<\/title>|\/cdn-cgi\/challenge-platform\//,
	},
	{
		product,
		kind: "rate-limit",
		sign: "its error 1015",
		statuses: [429],
		headers,
		body: errorCode("1015|1200"),
	},
	{
		product,
		kind: "block",
		sign: "its error 1005 to 1020",
		statuses: [403, 409, 451],
		headers,
		body: errorCode("100[3-9]|101[0-4]|1020|1106"),
	},
	{
		product,
		kind: "block",
		sign: "its page “Sorry, you have been blocked”",
		statuses: [403],
		headers,
		body: /Attention Required! \| Cloudflare|Sorry, you have been blocked/,
	},
	{
		product,
		kind: "block",
		sign: "the header section of its block pages",
		statuses: [403],
		headers: {
			...headers,
			"x-frame-options": /^SAMEORIGIN$/,
			"referrer-policy": /^same-origin$/,
			"content-type": /^text\/html/i,
		},
	},
	{
		product,
		kind: "failure",
		sign: "a status of its own, 520 to 530",
		statuses: [520, 521, 522, 523, 524, 525, 526, 527, 530],
		headers,
	},
	{
		product,
		kind: "failure",
		sign: "its error page of an origin that does not answer",
		statuses: [502, 503, 504],
		headers,
		body: /error code: 50[234]\b|cf-error-details|cf-error-footer/,
	},
	{
		product,
		kind: "failure",
		sign: "its error 1000 to 1002, 1016 or 1033",
		headers,
		statuses: [403, 409, 502, 503, 530],
		body: errorCode("100[0-2]|1016|1033"),
	},
	...stockPages(product, { sign: "its stock page", body: /<hr><center>cloudflare(?:-nginx)?<\/center>/i }),
];
