import type { Law } from "../law.ts";
import type { SchemeName } from "../models/signed-fields.ts";

/** An input, and the scheme under which it is judged. */
export interface UnderScheme<Input> {
	readonly scheme: SchemeName;
	readonly input: Input;
}

/** One law for each scheme as one law. */
export function byScheme<Input>(laws: Readonly<Record<SchemeName, Law<Input>>>): Law<UnderScheme<Input>> {
	return ({ scheme, input }) => laws[scheme](input);
}
