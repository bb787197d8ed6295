import { Session } from "node:inspector/promises";

/** What of V8's report is used; the types of Node leave it open. */
interface Coverage {
	readonly result: readonly {
		readonly url: string;
		readonly functions: readonly {
			readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
		}[];
	}[];
}

/** Which blocks of the protocol core were executed, as V8 counts them. */
export class CoreCoverage {
	readonly #session = new Session();
	readonly #reached = new Set<string>();
	readonly #seen = new Set<string>();

	static async start(): Promise<CoreCoverage> {
		const coverage = new CoreCoverage();
		coverage.#session.connect();
		await coverage.#session.post("Profiler.enable");
		await coverage.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
		await coverage.take();
		coverage.#reached.clear();
		return coverage;
	}

	/** Adds what was executed since the last time; says whether any of it is new. */
	async take(): Promise<boolean> {
		const before = this.#reached.size;
		const taken = (await this.#session.post("Profiler.takePreciseCoverage")) as unknown as Coverage;
		for (const { url, functions } of taken.result.filter((script) => script.url.includes("/gateway/protocol/"))) {
			for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
				const block = `${url} ${startOffset} ${endOffset}`;
				this.#seen.add(block);
				if (count > 0) this.#reached.add(block);
			}
		}
		return this.#reached.size > before;
	}

	/** Blocks that were executed, and all that V8 told of. */
	get blocks(): { readonly reached: number; readonly all: number } {
		return { reached: this.#reached.size, all: this.#seen.size };
	}

	async stop(): Promise<void> {
		await this.#session.post("Profiler.stopPreciseCoverage");
		this.#session.disconnect();
	}
}
