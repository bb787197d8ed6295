import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyInChunksRefused: Mutant = {
	id: "body-in-chunks-refused",
	sentence: "Refuses a body whose length is not declared.",
	breaks: ["HMAC-BODY-03"],
	also: ["ANS-07", "FWD-02", "HMAC-BODY-04", "REQ-07", "SORT-10", "SORT-11"],
	threats: ["BOD-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header, maxBytes) =>
			header("transfer-encoding") === null ? reference.checkFraming(header, maxBytes) : refuse("malformed_request"),
	}),
};
