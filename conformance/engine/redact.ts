import { Buffer } from "node:buffer";
import type { WireRequest } from "../client/wire.ts";
import { Fragments } from "./redaction/fragments.ts";
import { masked, scan } from "./redaction/scan.ts";

const shortestProof = 16;
/** A compact token, wherever it stands; also one whose header begins with something else than a brace, such as a byte order mark. */
const compactToken = /(?:(?<![\w-])[\w-]+\.)?\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_=-]*(?:\.[A-Za-z0-9_=-]*)?/g;
/** Names that carry proof in any scheme, also renamed or misspelt ones. */
const proofName = /signature|authorization|secret|password|cookie|token/i;
/** Tokens are looked for in so much of a body. */
const lookedAt = 65_536;

/**
 * Keeps secrets, tokens and signatures out of everything that is written, also where they are in another case, escaped
 * for a URL, for JSON or for HTML, encoded in base64 or hexadecimal, once in the other, or broken into pieces.
 *
 * Out of its reach: pieces of fewer than 12 characters, and what somebody hides on purpose, such as a text that is
 * reversed, compressed or encrypted.
 */
export class Redactor {
	readonly #known: Fragments;
	/** What it knows from its beginning, of the redactors that it came from. */
	readonly #inherited: readonly Fragments[];
	readonly #sensitive: ReadonlySet<string>;
	/** What it was told, and has not taken apart yet: most of it is never needed. */
	readonly #told = new Map<string, string>();

	/**
	 * @param secrets texts that must never be written, in no encoding
	 * @param sensitiveHeaders lower-case names of headers whose values prove something
	 */
	constructor(
		secrets: Iterable<string>,
		sensitiveHeaders: Iterable<string> = [],
		inherited: readonly Fragments[] = [],
	) {
		this.#sensitive = new Set(sensitiveHeaders);
		this.#known = new Fragments();
		this.#inherited = inherited;
		for (const secret of secrets) this.#told.set(secret, "[redacted]");
	}

	/** A redactor that knows all that this one knows now, and learns apart from it. */
	child(): Redactor {
		return new Redactor([], this.#sensitive, this.#everything());
	}

	/** Remembers the signature and the tokens of a request that is about to be sent. */
	learn(request: WireRequest): void {
		for (const [name, value] of request.headers) {
			const lower = name.toLowerCase();
			if (!this.#sensitive.has(lower) && !proofName.test(name)) continue;
			const proof = value.trim().replace(/^bearer +/i, "");
			if (proof.length < shortestProof) continue;
			const sensitive = this.#sensitive.has(lower);
			this.#told.set(proof, lower === "authorization" ? "<token>" : sensitive ? "<signature>" : "<credential>");
		}
		for (const token of tokensIn(request)) this.#told.set(token, "<token>");
	}

	text(text: string): string {
		if (text.length < 4) return text;
		const hits = scan(text, this.#everything());
		return (hits.length === 0 ? text : masked(text, hits)).replace(compactToken, "<token>");
	}

	#everything(): readonly Fragments[] {
		for (const [text, mask] of this.#told) this.#known.add(text, mask);
		this.#told.clear();
		return [...this.#inherited, this.#known];
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

/** Compact tokens that a request carries, wherever that is. */
function tokensIn({ target, headers, body }: WireRequest): readonly string[] {
	const texts = [target, ...headers.map(([, value]) => value)];
	if (body.length > 0) texts.push(Buffer.from(body.subarray(0, lookedAt)).toString("latin1"));
	return texts.filter((text) => text.includes("eyJ")).flatMap((text) => text.match(compactToken) ?? []);
}
