import { createHmac, createSecretKey, hash } from "node:crypto";
import { secret, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

/** As long as the core's string to sign of the request. */
const text = "x".repeat(236);

/** What no signer can be faster than: one SHA-256 of the body and one HMAC of a string to sign, by Node itself. */
export function floor(): BenchSigner {
	const key = createSecretKey(secret, "utf8");
	return {
		name: "one SHA-256 and one HMAC by node:crypto",
		sign: () => {
			const contentHash = hash("sha256", signedByAll.body);
			return contentHash + createHmac("sha256", key).update(text).digest("hex");
		},
	};
}
