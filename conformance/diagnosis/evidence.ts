import type { Explanation } from "./pool.ts";
import type { Obligation, SignerCase, SignerOutput } from "./signer-case.ts";

/** A request with what the signer made of it. */
export interface SignedCase {
	signed: SignerCase;
	output: SignerOutput;
	/** It should not have been signed at all: what is known of it helps, but it need not be reproduced. */
	optional?: boolean;
}

/** What a signer gave out, by what it is good for. */
export class Evidence {
	/** Wrong, and to be explained. */
	readonly wrong: readonly Obligation[];
	/** Right: no mistake may be named that would have spoilt it. */
	readonly right: readonly Obligation[];
	/** Wrong where nothing should have been given out. */
	readonly optional: readonly Obligation[];
	readonly #cases: ReadonlyMap<string, SignerCase>;

	constructor(cases: readonly SignedCase[]) {
		this.#cases = new Map(cases.map(({ signed }) => [signed.id, signed]));
		const isWrong = (obligation: Obligation): boolean => !obligation.reproducedBy([]);
		const needed = cases.filter(({ optional }) => optional !== true).flatMap(obligationsOf);
		this.wrong = needed.filter(isWrong);
		this.right = needed.filter((obligation) => !isWrong(obligation));
		this.optional = cases
			.filter(({ optional }) => optional === true)
			.flatMap(obligationsOf)
			.filter(isWrong);
	}

	caseOf({ caseId }: Obligation): SignerCase | undefined {
		return this.#cases.get(caseId);
	}

	/** What a signer with these mistakes would have given out the same, of what is wrong and needed. */
	explainedBy(mistakes: Explanation): ReadonlySet<Obligation> {
		return new Set(this.wrong.filter((obligation) => obligation.reproducedBy(mistakes)));
	}

	/** The same, with what should not have been given out. */
	reproducedBy(mistakes: Explanation): ReadonlySet<Obligation> {
		return new Set([...this.wrong, ...this.optional].filter((obligation) => obligation.reproducedBy(mistakes)));
	}
}

function obligationsOf({ signed, output }: SignedCase): readonly Obligation[] {
	return signed.obligations(output);
}

/** The requests that obligations are of. */
export function casesOf(obligations: Iterable<Obligation>): readonly string[] {
	return [...new Set([...obligations].map(({ caseId }) => caseId))];
}
