import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const headerSectionUnlimited: Mutant = {
	id: "header-section-unlimited",
	sentence: "Takes header sections of any size.",
	breaks: ["REQ-03"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-09"],
	threats: ["LIM-06", "HDR-08"],
	seen: "wire",
	stages: (reference) => ({ ...reference, checkHeaderSize: () => accept(null) }),
};
