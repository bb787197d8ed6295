import { Session } from "node:inspector/promises";

/** What of V8's report is used; the types of Node leave it open. */
interface Coverage {
	readonly result: readonly {
		readonly url: string;
		readonly functions: readonly { readonly ranges: readonly Range[] }[];
	}[];
}

interface Range {
	readonly startOffset: number;
	readonly endOffset: number;
	readonly count: number;
}

/** How much of the text of the protocol core was executed, as V8 counts it. */
export class CoreCoverage {
	readonly #session = new Session();
	/** One byte for each character of a script: 1 where it was executed. */
	readonly #scripts = new Map<string, Uint8Array>();

	/** Of scripts that are not loaded yet: of a function that was compiled before, V8 tells no blocks. */
	static async start(): Promise<CoreCoverage> {
		const coverage = new CoreCoverage();
		coverage.#session.connect();
		await coverage.#session.post("Profiler.enable");
		await coverage.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
		return coverage;
	}

	/** Adds what was executed since the last time; says whether any of it is new. */
	async take(): Promise<boolean> {
		const before = this.characters.reached;
		const taken = (await this.#session.post("Profiler.takePreciseCoverage")) as unknown as Coverage;
		for (const { url, functions } of taken.result.filter((script) => script.url.includes("/gateway/protocol/"))) {
			// Inner ranges come after those that they are in, and say otherwise of their part.
			const ranges = functions.flatMap((one) => one.ranges);
			const length = Math.max(...ranges.map(({ endOffset }) => endOffset));
			const now = new Uint8Array(length);
			for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
			const known = this.#scripts.get(url);
			const all = new Uint8Array(Math.max(length, known?.length ?? 0));
			this.#scripts.set(
				url,
				all.map((_, at) => (now[at] ?? 0) | (known?.[at] ?? 0)),
			);
		}
		return this.characters.reached > before;
	}

	/** Characters that were executed, and all of the scripts that were. */
	get characters(): { readonly reached: number; readonly all: number } {
		const scripts = [...this.#scripts.values()];
		const reached = scripts.reduce((sum, script) => sum + script.reduce((own, one) => own + one, 0), 0);
		return { reached, all: scripts.reduce((sum, { length }) => sum + length, 0) };
	}

	async stop(): Promise<void> {
		await this.#session.post("Profiler.stopPreciseCoverage");
		this.#session.disconnect();
	}
}
