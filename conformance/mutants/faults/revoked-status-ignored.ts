import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const revokedStatusIgnored: Mutant = {
	id: "revoked-status-ignored",
	sentence: "Does not read the status of a key record.",
	breaks: ["HMAC-KEY-04"],
	also: ["ANS-07"],
	threats: ["KEY-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const record = await reference.lookUpKey(keyId, store, seconds);
			return record.ok && record.value !== undefined ? accept({ ...record.value, status: "active" }) : record;
		},
	}),
};
