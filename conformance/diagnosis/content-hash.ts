import { digest } from "./mac.ts";
import type { Material } from "./material.ts";
import type { Mistake } from "./mistake.ts";

/** The content hash that a signer with some mistakes about the body signs. Each is computed once. */
export class ContentHashes {
	readonly #material: Material;
	readonly #known = new Map<Mistake | undefined, Map<Mistake | undefined, string | undefined>>();

	constructor(material: Material) {
		this.#material = material;
	}

	/** Undefined for mistakes that cannot be made with this body. */
	under(bodies: readonly Mistake[], hash: Mistake | undefined): string | undefined {
		const [body, second] = bodies;
		if (body === undefined && hash === undefined) return this.#material.contentHash;
		if (second !== undefined) return this.#make(bodies, hash);
		const known = this.#known.get(body) ?? new Map<Mistake | undefined, string | undefined>();
		this.#known.set(body, known);
		if (!known.has(hash)) known.set(hash, this.#make(bodies, hash));
		return known.get(hash);
	}

	#make(bodies: readonly Mistake[], hash: Mistake | undefined): string | undefined {
		let { body } = this.#material;
		for (const mistake of bodies) {
			const changed = mistake.at === "body" ? mistake.change(body, this.#material) : body;
			if (changed === undefined) return undefined;
			body = changed;
		}
		return hash?.at === "digest" ? hash.change(body, this.#material) : digest("sha256", body).toString("hex");
	}
}
