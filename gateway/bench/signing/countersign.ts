import { coreSigner } from "./core.ts";
import { secret, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

/** `countersign-v1`: key id, time, nonce, method, host, target, content type and body are signed. */
export function countersign(): BenchSigner {
	const sign = coreSigner(secret);
	return { name: "the core, countersign-v1", sign: () => sign(signedByAll).signature };
}
