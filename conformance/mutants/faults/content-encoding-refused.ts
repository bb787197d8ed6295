import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const contentEncodingRefused: Mutant = {
	id: "content-encoding-refused",
	sentence: "Refuses every Content-Encoding, also that which is none.",
	breaks: ["REQ-08"],
	threats: ["BOD-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header, maxBytes) =>
			(header("content-encoding") ?? "") === ""
				? reference.checkFraming(header, maxBytes)
				: refuse("unsupported_content_encoding"),
	}),
};
