import { joinTarget, type Material, signedTarget, type TargetParts } from "./material.ts";
import type { Mistake } from "./mistake.ts";
import { queryByRule, sortedRule, verbatimRule } from "./query-rule.ts";

/** The target that a signer with some mistakes about path and query signs. That of each mistake alone is kept. */
export class SignedTargets {
	readonly #material: Material;
	readonly #base: TargetParts;
	readonly #alone = new Map<Mistake, TargetParts | undefined>();

	constructor(material: Material) {
		this.#material = material;
		this.#base = signedTarget(material);
	}

	/** Undefined for mistakes that cannot be made with this target. */
	under(mistakes: readonly Mistake[]): TargetParts | undefined {
		const [only, second] = mistakes;
		if (only === undefined) return this.#base;
		if (second !== undefined) return this.#make(mistakes);
		if (!this.#alone.has(only)) this.#alone.set(only, this.#make(mistakes));
		return this.#alone.get(only);
	}

	#make(mistakes: readonly Mistake[]): TargetParts | undefined {
		const path = this.#path(mistakes);
		const query = this.#query(mistakes);
		if (path === undefined || query === undefined) return undefined;
		let parts: TargetParts | undefined = joinTarget(path, query);
		for (const mistake of mistakes) {
			if (mistake.at === "target") parts = parts && mistake.change(parts, this.#material);
		}
		return parts;
	}

	#path(mistakes: readonly Mistake[]): string | undefined {
		let path: string | undefined = this.#base.path;
		for (const mistake of mistakes) {
			if (mistake.at === "path") path = path === undefined ? undefined : mistake.change(path, this.#material);
		}
		return path;
	}

	#query(mistakes: readonly Mistake[]): string | null | undefined {
		let query: string | null | undefined = this.#ruledQuery(mistakes);
		const isSorted = this.#material.scheme.target.rule === "sorted-query";
		for (const mistake of mistakes) {
			if (mistake.at !== "query") continue;
			const text: string | null | undefined = query === null && isSorted ? "" : query;
			query = typeof text === "string" ? mistake.change(text, this.#material) : undefined;
		}
		// A canonical query that is empty leaves no question mark behind (SORT-05).
		return query === "" && isSorted ? null : query;
	}

	#ruledQuery(mistakes: readonly Mistake[]): string | null | undefined {
		const rules = mistakes.flatMap((mistake) => (mistake.at === "query-rule" ? [mistake.rule] : []));
		if (rules.length === 0) return this.#base.query;
		const { target, scheme } = this.#material;
		const mark = target.indexOf("?");
		if (mark < 0) return undefined;
		const base = scheme.target.rule === "verbatim" ? verbatimRule : sortedRule;
		return queryByRule(target.slice(mark + 1), Object.assign({}, base, ...rules));
	}
}
