import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashLineInUpperCase: Mutant = {
	id: "content-hash-line-in-upper-case",
	sentence: "Verifies over the content hash in upper case, and over that of nothing.",
	breaks: ["HMAC-CANON-10"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: alsoLine("contentHash", (line) => [
		line.toUpperCase(),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	]),
};
