/**
 * Requirements that no vector can be about, because a vector is one input, one state and one decision: what they ask
 * for shows only in what is forwarded, answered, stored, fetched or timed. Every other requirement has a vector.
 */
export const withoutVector: Readonly<Record<string, string>> = {
	"REQ-07": "a body over the cap is a stream",
	"REQ-10": "a broken body is no sequence of bytes",
	"HMAC-SIG-05": "time",
	"HMAC-KEY-02": "time",
	"HMAC-KEY-08": "the layout of a record is the gateway's own",
	"HMAC-KEY-09": "a fault",
	"HMAC-KEY-10": "the configuration of a deployment",
	"LIM-07": "the configuration of a deployment",
	"LIM-08": "the configuration of a deployment",
	"HMAC-BODY-05": "a trailer section is part of the framing",
	"HMAC-NONCE-02": "a race",
	"HMAC-NONCE-05": "two requests",
	"HMAC-NONCE-06": "order of storing and forwarding",
	"HMAC-NONCE-07": "two requests",
	"HMAC-NONCE-09": "a restart",
	"HMAC-NONCE-10": "a full store",
	"HMAC-NONCE-11": "a fault",
	"HMAC-NONCE-12": "where a nonce is stored",
	"CRED-07": "its positive case needs a valid token beside a request; the runner has it",
	"JWT-CLAIM-11": "bytes of an answer",
	...Object.fromEntries(
		["01", "02", "03", "04", "05", "06", "07", "08", "11", "12", "13", "14"].map((n) => [`JWKS-${n}`, "fetching"]),
	),
	...Object.fromEntries(
		["01", "02", "03", "04", "05", "06", "07", "08", "09"].map((n) => [`AUTHZ-${n}`, "routes are configuration"]),
	),
	...Object.fromEntries(
		["01", "02", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"].map((n) => [
			`FWD-${n}`,
			"what is forwarded",
		]),
	),
	...Object.fromEntries(
		["01", "02", "03", "04", "05", "06", "08", "09", "10", "11", "12"].map((n) => [`ANS-${n}`, "bytes of an answer"]),
	),
	...Object.fromEntries(["04", "05"].map((n) => [`LIM-${n}`, "a count over several requests"])),
	...Object.fromEntries(["01", "02", "03", "04"].map((n) => [`LOG-${n}`, "the log"])),
};
