import { checksOf, type Finding } from "../findings.ts";
import { twoHosts } from "../servers.ts";

/** standardwebhooks 1.1.1, new Webhook(secret).verify(payload, headers), in Express 5.3.0. */
export const findings: readonly Finding[] = [
	{
		what: "A webhook that was received before, within five minutes, as often as anybody likes and at once.",
		why: "The library keeps nothing. Standard Webhooks leaves it to the receiver to know webhook-id again, and this one does not.",
		checks: [
			...checksOf(
				"HMAC-NONCE-01",
				"same-bytes",
				"same-bytes-with-body",
				"many",
				"other-address",
				"other-user-agent",
				"other-query",
			),
			...checksOf("HMAC-NONCE-02", "parallel-replay", "parallel-replay-with-body"),
		],
	},
	{
		what: "Another webhook under a webhook-id that was received before.",
		why: "The same; only the sender can sign it.",
		checks: [
			...checksOf("HMAC-NONCE-01", "other-body", "other-route", "later", "earlier"),
			"HMAC-NONCE-02/different-requests",
		],
	},
	twoHosts,
];

/** What it is less strict in than the specification, and lets nobody in for. */
export const lenient: readonly string[] = ["ANS-02", "ANS-04", "ANS-08"];
