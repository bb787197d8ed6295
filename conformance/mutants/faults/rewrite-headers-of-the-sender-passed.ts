import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const rewriteHeadersOfTheSenderPassed: Mutant = {
	id: "rewrite-headers-of-the-sender-passed",
	sentence: "Forwards headers by which an upstream takes another method or path for the one that was asked for.",
	breaks: ["FWD-07"],
	also: ["FWD-03"],
	threats: ["FWD-13"],
	seen: "wire",
	stages: alsoPassing(
		"x-http-method-override",
		"x-http-method",
		"x-method-override",
		"x-original-url",
		"x-rewrite-url",
	),
};
