import { takingAnyText } from "../making/record.ts";
import type { Mutant } from "../mutant.ts";

export const namesOfARecordOfAnyText: Mutant = {
	id: "names-of-a-record-of-any-text",
	sentence:
		"Takes any text in a key record for a client, an organisation or a user, and fails over one with a line break.",
	breaks: ["HMAC-KEY-08"],
	threats: ["KEY-07", "FWD-21"],
	seen: "wire",
	stages: takingAnyText("clientId", "orgId", "userId"),
};
