import { accept, type Result, refuse } from "#protocol";
import type { AdmissionAnswer, AdmissionNamespace, AdmissionRequest } from "./admission-protocol.ts";
import { withinSeconds } from "./deadline.ts";

/**
 * Asks the key's admission object, once (HMAC-NONCE). An object that fails or is late is
 * `replay_store_unavailable`, never an admission (HMAC-NONCE-11).
 */
export async function admit(
	keyId: string,
	request: AdmissionRequest,
	namespace: AdmissionNamespace,
	seconds: number,
): Promise<Result<AdmissionAnswer>> {
	try {
		return accept(await withinSeconds(seconds, namespace.getByName(`nonce-${keyId}`).admit(request)));
	} catch {
		return refuse("replay_store_unavailable");
	}
}
