import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export const contentHashOptional: Mutant = {
	id: "content-hash-optional",
	sentence: "Puts the hash of no body in place of a missing X-Content-SHA256.",
	breaks: ["HMAC-HDR-01"],
	also: ["CRED-02", "CRED-04", "HMAC-BODY-05", "HMAC-HDR-10"],
	threats: ["BOD-04"],
	seen: "wire",
	stages: seeingHeaders(
		(header) => (name) =>
			name === "x-content-sha256" && header("x-signature") !== null ? (header(name) ?? ofNothing) : header(name),
	),
};
