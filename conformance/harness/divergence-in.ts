import type { SchemeName } from "../../vectors/format.ts";
import { builtInSchemes } from "../client/protocol.ts";
import { type Divergence, firstDivergence, titlesOf } from "../diagnosis/index.ts";

/** The first line in which two strings to sign of a published scheme differ. */
export function divergenceIn(scheme: SchemeName, expected: string, actual: string): Divergence | undefined {
	return firstDivergence(titlesOf(builtInSchemes[scheme] ?? { lines: [] }), expected, actual);
}
