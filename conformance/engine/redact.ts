import { Buffer } from "node:buffer";
import type { WireRequest } from "../client/wire.ts";

const shortestProof = 16;
const shortestSecret = 4;
/** A compact token, wherever it stands. */
const compactToken = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_=-]*(?:\.[A-Za-z0-9_=-]*)?/g;
/** Names that carry proof in any scheme, also renamed or misspelt ones. */
const proofName = /signature|authorization|secret|password|cookie|token/i;

/** The forms in which a secret may turn up: as it is, encoded, or inside a longer base64 text at any alignment. */
function formsOf(secret: string): readonly string[] {
	const bytes = Buffer.from(secret, "utf8");
	const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
	forms.push(
		bytes.toString("base64"),
		bytes.toString("base64url"),
		bytes.toString("hex"),
		bytes.toString("hex").toUpperCase(),
	);
	if (bytes.length >= 12) {
		for (const shift of [1, 2]) {
			const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
			const aligned = shifted.subarray(0, shifted.length - (shifted.length % 3)).subarray(3);
			forms.push(aligned.toString("base64"), aligned.toString("base64url"));
		}
		const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
		forms.push(whole.toString("base64"), whole.toString("base64url"));
	}
	return forms.filter((form) => form.length >= shortestSecret);
}

/** Keeps secrets, tokens and signatures out of everything that is written. */
export class Redactor {
	readonly #masks = new Map<string, string>();
	/** What it knows from its beginning, of a redactor that it came from. */
	#inherited: readonly (readonly [string, string])[] = [];
	readonly #sensitive: ReadonlySet<string>;
	#longestFirst: readonly (readonly [string, string])[] | undefined;

	/**
	 * @param secrets texts that must never be written, in no encoding
	 * @param sensitiveHeaders lower-case names of headers whose values prove something
	 */
	constructor(secrets: Iterable<string>, sensitiveHeaders: Iterable<string> = []) {
		this.#sensitive = new Set(sensitiveHeaders);
		for (const secret of secrets) {
			for (const form of formsOf(secret)) this.#masks.set(form, "[redacted]");
		}
	}

	/** A redactor that knows all that this one knows now, and learns apart from it. */
	child(): Redactor {
		const child = new Redactor([], this.#sensitive);
		child.#inherited = this.#sorted();
		return child;
	}

	/** Remembers the signature and the token of a request that is about to be sent. */
	learn(request: WireRequest): void {
		for (const [name, value] of request.headers) {
			const lower = name.toLowerCase();
			if (!this.#sensitive.has(lower) && !proofName.test(name)) continue;
			const proof = value.trim().replace(/^bearer +/i, "");
			if (proof.length < shortestProof) continue;
			this.#masks.set(
				proof,
				lower === "authorization" ? "<token>" : this.#sensitive.has(lower) ? "<signature>" : "<credential>",
			);
			this.#longestFirst = undefined;
		}
	}

	text(text: string): string {
		let clean = text;
		for (const [secret, mask] of this.#sorted()) {
			if (clean.includes(secret)) clean = clean.replaceAll(secret, () => mask);
		}
		return clean.replace(compactToken, "<token>");
	}

	/** The longest first, so that what is left of one is not taken for another. */
	#sorted(): readonly (readonly [string, string])[] {
		this.#longestFirst ??= [...this.#inherited, ...this.#masks].sort(([a], [b]) => b.length - a.length);
		return this.#longestFirst;
	}

	/** The same JSON value with every text in it cleaned, names of members included. */
	value<T>(value: T): T {
		return this.#clean(value) as T;
	}

	#clean(value: unknown): unknown {
		if (typeof value === "string") return this.text(value);
		if (Array.isArray(value)) return value.map((item) => this.#clean(item));
		if (typeof value === "object" && value !== null) {
			return Object.fromEntries(Object.entries(value).map(([name, member]) => [this.text(name), this.#clean(member)]));
		}
		return value;
	}
}
