import { deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const quotaWindowEndsEarly: Mutant = {
	id: "quota-window-ends-early",
	sentence: "Begins every window of a quota a second before it begins.",
	breaks: ["LIM-01"],
	threats: ["RAT-11"],
	seen: { inside: "It takes the clock in hand to ask within the last second of a window." },
	store: deciding((reference, request, nowSeconds) => reference.admit(request, nowSeconds + 1)),
};
