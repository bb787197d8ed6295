import type { Check } from "./check.ts";
import type { Target } from "./target.ts";

/** The target, or the variant of it that meets the first need of the check that the target itself does not meet. */
export function variantFor({ needs }: Pick<Check, "needs">, target: Target): Target {
	const missing = needs.find((need) => !target.capabilities.has(need));
	return (missing === undefined ? undefined : target.variants?.[missing]) ?? target;
}
