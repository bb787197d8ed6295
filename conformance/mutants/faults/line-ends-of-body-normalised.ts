import type { Mutant } from "../mutant.ts";

export const lineEndsOfBodyNormalised: Mutant = {
	id: "line-ends-of-body-normalised",
	sentence: "Hashes the body with every line end as a line feed.",
	breaks: ["HMAC-BODY-02"],
	also: ["FWD-02"],
	threats: ["BOD-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		sha256: (bytes) => reference.sha256(bytes.filter((byte, index) => byte !== 0x0d || bytes[index + 1] !== 0x0a)),
	}),
};
