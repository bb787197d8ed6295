import type { Mutant } from "../mutant.ts";

export const organisationTakenFromTheKeyId: Mutant = {
	id: "organisation-taken-from-the-key-id",
	sentence: "Takes the organisation from the text of the key id.",
	breaks: ["FWD-04"],
	threats: ["KEY-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOfKey: (record) => ({
			...reference.principalOfKey(record),
			orgId: record.keyId.split(/[_-]/)[1] ?? record.keyId,
		}),
	}),
};
