import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unsignedPayloadRefused: Mutant = {
	id: "unsigned-payload-refused",
	sentence: "Under sorted-query refuses UNSIGNED-PAYLOAD.",
	breaks: ["SORT-10"],
	also: ["SORT-11"],
	threats: ["BOD-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential: (header, scheme) =>
			header("x-content-sha256") === "UNSIGNED-PAYLOAD"
				? refuse("malformed_request")
				: reference.chooseCredential(header, scheme),
	}),
};
