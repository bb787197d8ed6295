import { takingAnyText } from "../making/record.ts";
import type { Mutant } from "../mutant.ts";

export const scopesOfARecordOfAnyText: Mutant = {
	id: "scopes-of-a-record-of-any-text",
	sentence: "Takes any text in a key record for a scope, blanks and several in one among them.",
	breaks: ["HMAC-KEY-08"],
	threats: ["FWD-21"],
	seen: "wire",
	stages: takingAnyText("scopes"),
};
