import { accept } from "#protocol";
import type { KeyRecord } from "../../../gateway/src/keys.ts";
import type { Mutant } from "../mutant.ts";

export const keyStoreFailureLetsIn: Mutant = {
	id: "key-store-failure-lets-in",
	sentence: "Lets a request in under the key that it names when the key store fails.",
	breaks: ["HMAC-KEY-09"],
	threats: ["KEY-08"],
	seen: { inside: "No request can make the key store fail." },
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const verdict = await reference.authenticateHmac(exchange, head, signed, contentType);
			const { keyId } = signed;
			const record: KeyRecord = { keyId, status: "active", secrets: [], scopes: ["a:read", "a:write"] };
			return !verdict.ok && verdict.refusal.code === "key_store_unavailable"
				? accept({ record, principal: reference.principalOfKey(record), text: "" })
				: verdict;
		},
	}),
};
