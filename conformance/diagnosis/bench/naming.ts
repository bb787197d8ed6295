import type { Cause } from "../causes.ts";

/**
 * `named`: every mistake of the signer, and no other. `partly`: nothing but mistakes of the signer, and not all of them.
 * `unexplained`: none. `wrong`: something that the signer does not do.
 */
export type Naming = "named" | "partly" | "unexplained" | "wrong";

/** Ids of all mistakes that a cause may be. */
export function idsOf({ alternatives }: Cause): readonly string[] {
	return alternatives.flat().map(({ id }) => id);
}

/** What causes are worth, of a signer whose mistakes are known. */
export function namingOf(causes: readonly Cause[], truth: readonly string[]): Naming {
	if (causes.some((cause) => !idsOf(cause).some((id) => truth.includes(id)))) return "wrong";
	if (causes.length === 0) return "unexplained";
	return truth.every((id) => causes.some((cause) => idsOf(cause).includes(id))) ? "named" : "partly";
}
