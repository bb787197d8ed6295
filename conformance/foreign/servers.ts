import { checksOf, type Finding } from "./findings.ts";

/** Node 24 and workerd alike. */
export const twoHosts: Finding = {
	what: "A request with two Host fields.",
	why: "The server takes the first one. RFC 9112 §3.2 has it answer 400; whoever stands in front may take the second.",
	checks: ["REQ-04/twice"],
};

/** Of workerd, with a Worker that reads the body and does not expect that to fail. */
export const brokenBodies: Finding = {
	what: "Not let in, but answered with 500: a body that ends early, or whose chunks are ill-formed.",
	why: "Reading the body throws, and what the Worker does not catch is a 500. It takes a valid token, and nothing is taken for complete.",
	checks: checksOf(
		"ANS-05",
		"jwt-body-cut-off",
		"jwt-body-bad-chunk-size",
		"jwt-body-missing-last-chunk",
		"jwt-body-huge-chunk-size",
	),
};
