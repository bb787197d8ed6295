import { hostileText } from "../arbitraries/hostile-text.ts";
import { checkable } from "../checkable.ts";
import { hostileTextKinds } from "../kinds/hostile-text-kinds.ts";
import { everyTextIsDecided } from "../laws/decision.ts";
import { inProcess, type Property } from "../property.ts";
import { coreDeciders } from "../subjects/deciders.ts";

export const everyTextIsDecidedProperty: Property = {
	id: "every-text-is-decided",
	group: "canonicalization",
	title: "every parser answers every text, with a value or a refusal, and never throws",
	requirements: ["ANS-05", "TGT-11"],
	severity: "high",
	where: "in-process",
	runs: 1000,
	open: () => inProcess(checkable(hostileText, everyTextIsDecided(coreDeciders), { kinds: hostileTextKinds })),
};
