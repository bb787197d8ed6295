import * as fc from "fast-check";
import type { UnderScheme } from "../laws/by-scheme.ts";
import type { SchemeName } from "../models/signed-fields.ts";

/** Inputs of either scheme, those of each from its own source. */
export function underScheme<Input>(
	sources: Readonly<Record<SchemeName, fc.Arbitrary<Input>>>,
): fc.Arbitrary<UnderScheme<Input>> {
	const of = (scheme: SchemeName) => fc.record({ scheme: fc.constant(scheme), input: sources[scheme] });
	return fc.oneof(of("countersign-v1"), of("sorted-query"));
}
