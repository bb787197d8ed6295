import { hypothesesFor } from "./hypotheses/index.ts";
import type { Mistake } from "./mistake.ts";
import type { Explanation } from "./pool.ts";
import { writeSignature } from "./signature-format.ts";
import type { Prediction, Workbench } from "./workbench.ts";

/** The values that a signer sends beside its signature. */
const sentFields = ["keyId", "timestamp", "nonce", "contentHash"] as const;
export type SentField = (typeof sentFields)[number];

/** What a signer answered for one request. Wire texts. */
export interface SignerOutput {
	/** Every text that it may stand for, where that depends on how its characters became bytes. */
	stringToSign?: readonly string[];
	signature?: string;
	sent: Readonly<Partial<Record<SentField, string>>>;
}

/** One thing that a signer gave out, and what a signer with these mistakes would have given out. */
export interface Obligation {
	caseId: string;
	/** The string to sign, if that is the thing. */
	text: string | undefined;
	made(mistakes: Explanation): string | undefined;
	reproducedBy(mistakes: Explanation): boolean;
}

/**
 * One request that a signer has signed. Here a mistake that cannot be made with the request changes nothing, because
 * the signer's mistakes are the same for all requests.
 */
export class SignerCase {
	readonly id: string;
	readonly bench: Workbench;
	readonly #possible = new Map<Mistake, boolean>();

	constructor(id: string, bench: Workbench) {
		this.id = id;
		this.bench = bench;
	}

	/** Every mistake that shows in this request by itself, or may show together with others. */
	get table(): readonly Mistake[] {
		return hypothesesFor(this.bench.material.scheme);
	}

	/** Whether this request can tell each of these mistakes from something simpler. */
	tells(mistakes: Explanation): boolean {
		return mistakes.every(({ shows }) => shows?.(this.bench.material) !== false);
	}

	/** What a signer with these mistakes gives out. */
	predict(mistakes: Explanation): Prediction | undefined {
		return this.bench.predict(this.#made(mistakes));
	}

	text(mistakes: Explanation): string | undefined {
		return this.bench.text(this.#made(mistakes));
	}

	/** What is to be reproduced of an answer, the string and the signature over it each by itself. */
	obligations({ stringToSign: given = [], signature, sent }: SignerOutput): readonly Obligation[] {
		const caseId = this.id;
		const obligations: Obligation[] = [];
		if (given.length > 0) {
			const made = (set: Explanation): string | undefined => this.text(set);
			const reproducedBy = (set: Explanation): boolean => given.includes(made(set) ?? "");
			obligations.push({ caseId, text: given[0], made, reproducedBy });
		}
		if (signature !== undefined) {
			const made = (set: Explanation): string | undefined => this.predict(set)?.signature;
			const reproducedBy = (set: Explanation): boolean =>
				given.some((text) => this.#signatureOver(text, set) === signature) || made(set) === signature;
			obligations.push({ caseId, text: undefined, made, reproducedBy });
		}
		const right = this.predict([])?.fields;
		for (const field of sentFields) {
			const value = sent[field];
			const made = (set: Explanation): string | undefined => this.predict(set)?.fields[field];
			// A signer may send the right value beside a string in which it is wrong.
			const reproducedBy = (set: Explanation): boolean => value === right?.[field] || made(set) === value;
			if (value !== undefined) obligations.push({ caseId, text: undefined, made, reproducedBy });
		}
		return obligations;
	}

	#signatureOver(text: string, mistakes: Explanation): string | undefined {
		const made = this.#made(mistakes);
		const bench = this.bench.under(made);
		const mac = bench.macOver(text, made);
		return mac && writeSignature(mac, bench.material.scheme, made);
	}

	#made(mistakes: Explanation): Explanation {
		return mistakes.every((mistake) => this.#isPossible(mistake))
			? mistakes
			: mistakes.filter((mistake) => this.#isPossible(mistake));
	}

	#isPossible(mistake: Mistake): boolean {
		const known = this.#possible.get(mistake);
		if (known !== undefined) return known;
		const possible = this.#find(mistake);
		this.#possible.set(mistake, possible);
		return possible;
	}

	#find(mistake: Mistake): boolean {
		const { scheme } = this.bench.material;
		if (mistake.at === "scheme") return mistake.scheme.name !== scheme.name;
		if (mistake.onlyFor !== undefined && mistake.onlyFor !== scheme.target.rule) return false;
		return this.bench.allows([mistake]);
	}
}
