import { checksOf, type Finding } from "../findings.ts";
import { twoHosts } from "../servers.ts";

/** @octokit/webhooks-methods 6.0.0, verify(secret, body, signature), in Express 5.3.0. */
export const findings: readonly Finding[] = [
	{
		what: "A delivery that was received before, at any time, as often as anybody likes and at once.",
		why: "GitHub signs the body alone, with neither a time nor an id; X-GitHub-Delivery, by which a receiver could know it again, is not signed.",
		checks: [
			...checksOf("HMAC-NONCE-01", "same-bytes", "same-bytes-with-body", "many"),
			...checksOf("HMAC-NONCE-02", "parallel-replay", "parallel-replay-with-body"),
		],
	},
	twoHosts,
];

/** What it is less strict in than the specification, and lets nobody in for. */
export const lenient: readonly string[] = ["ANS-02", "ANS-04", "ANS-08"];
