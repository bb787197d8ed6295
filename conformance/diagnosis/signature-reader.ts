import type { Buffer } from "node:buffer";
import { hypothesesFor } from "./hypotheses/index.ts";
import type { Mistake } from "./mistake.ts";
import type { Explanation } from "./pool.ts";
import { lossyReader, readSignature } from "./signature-format.ts";
import type { Workbench } from "./workbench.ts";

interface Reader {
	/** Whether the text may stand for any MAC at all. */
	isReadable: boolean;
	read(mac: Buffer): readonly Explanation[];
}

/** One signature text, compared with MACs: which mistakes of writing lead from a MAC to it. */
export class SignatureReader {
	readonly #text: string;
	readonly #bench: Workbench;
	readonly #readers = new Map<Mistake | undefined, Reader>();

	constructor(text: string, bench: Workbench) {
		this.#text = text;
		this.#bench = bench;
	}

	/** Whether it is the writing of a MAC under the scheme, or under one of those that a signer may have taken instead. */
	isReadable(schemes: readonly Mistake[]): boolean {
		return [undefined, ...schemes].some((scheme) => this.#readerUnder(scheme).isReadable);
	}

	/** The mistakes of writing that make the text of this MAC; none at all is one empty set. `set` may begin with a scheme. */
	read(mac: Buffer | undefined, set: Explanation): readonly Explanation[] {
		if (mac === undefined) return [];
		return this.#readerUnder(set[0]?.at === "scheme" ? set[0] : undefined).read(mac);
	}

	#readerUnder(scheme: Mistake | undefined): Reader {
		const reader = this.#readers.get(scheme) ?? this.#makeReader(scheme);
		this.#readers.set(scheme, reader);
		return reader;
	}

	#makeReader(mistake: Mistake | undefined): Reader {
		const { scheme } = (mistake === undefined ? this.#bench : this.#bench.under([mistake])).material;
		const table = hypothesesFor(scheme);
		const readings = new Map<string, Explanation[]>();
		for (const { mac, mistakes } of readSignature(this.#text, scheme, table)) {
			const key = mac.toString("latin1");
			readings.set(key, [...(readings.get(key) ?? []), mistakes]);
		}
		const lossy = lossyReader(this.#text, scheme, table);
		return {
			isReadable: readings.size > 0 || lossy !== undefined,
			read: (mac) => [...(readings.get(mac.toString("latin1")) ?? []), ...(lossy?.(mac) ?? [])],
		};
	}
}
