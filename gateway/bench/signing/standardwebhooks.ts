import { Webhook } from "standardwebhooks";
import { bodyText, secret, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

/** Standard Webhooks: an id, the time and the body are signed, nothing else; hashes are JavaScript of the library's own. */
export function standardWebhooks(): BenchSigner {
	const { nonce, timestamp } = signedByAll;
	const webhook = new Webhook(secret, { format: "raw" });
	const sentAt = new Date(timestamp * 1000);
	return { name: "standardwebhooks", sign: () => webhook.sign(nonce, sentAt, bodyText) };
}
