import { type Law, Unjudged } from "../law.ts";
import type { SchemeName } from "../models/signed-fields.ts";

/** An input, and the scheme under which it is judged. */
export interface UnderScheme<Input> {
	readonly scheme: SchemeName;
	readonly input: Input;
}

/** One law for each scheme as one law. */
export function byScheme<Input>(laws: Readonly<Record<SchemeName, Law<Input>>>): Law<UnderScheme<Input>> {
	return async ({ scheme, input }) => {
		try {
			const violation = await laws[scheme](input);
			return violation?.judged === undefined
				? violation
				: { ...violation, judged: { scheme, input: violation.judged } };
		} catch (error) {
			if (!(error instanceof Unjudged) || error.judged === undefined) throw error;
			throw new Unjudged(error.message, { scheme, input: error.judged });
		}
	};
}
