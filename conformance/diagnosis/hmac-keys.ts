import { Buffer } from "node:buffer";
import type { Material } from "./material.ts";
import type { Mistake } from "./mistake.ts";

/** The HMAC key that a signer with some mistakes about the secret uses. That of each mistake alone is kept. */
export class HmacKeys {
	readonly #material: Material;
	readonly #right: Buffer;
	readonly #alone = new Map<Mistake, Buffer | undefined>();

	constructor(material: Material) {
		this.#material = material;
		this.#right = Buffer.from(material.secret, material.scheme.secret.encoding);
	}

	/** Undefined for mistakes that cannot be made with this secret. */
	under(mistakes: readonly Mistake[]): Buffer | undefined {
		const own = mistakes.filter(({ at }) => at === "secret" || at === "key");
		const [only, second] = own;
		if (only === undefined) return this.#right;
		if (second !== undefined) return this.#make(own);
		if (!this.#alone.has(only)) this.#alone.set(only, this.#make(own));
		return this.#alone.get(only);
	}

	#make(mistakes: readonly Mistake[]): Buffer | undefined {
		let text: string | undefined = this.#material.secret;
		for (const mistake of mistakes) {
			if (mistake.at === "secret") text = text === undefined ? undefined : mistake.change(text, this.#material);
		}
		if (text === undefined) return undefined;
		for (const mistake of mistakes) {
			if (mistake.at === "key") return mistake.change(text, this.#material);
		}
		return Buffer.from(text, this.#material.scheme.secret.encoding);
	}
}
