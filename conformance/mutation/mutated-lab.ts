import { randomUUID } from "node:crypto";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Spares } from "../engine/spares.ts";
import type { Target } from "../engine/target.ts";
import { type Command, type Coverage, controlHeader } from "./control.ts";

/** A mutant to be in force, and how often its place may be executed before it is taken to run without end. */
export interface ActiveMutant {
	readonly id: string;
	readonly hitLimit?: number;
}

/** What each life of the gateways leaves behind stays in memory until the simulator ends. */
const livesOfALab = 60;
const patienceMs = 5000;

/**
 * The embedded lab around a Worker that is the gateway with any of its mutants. A mutant is put in force by a word, where a
 * new simulator would take two seconds, and finds a gateway that remembers nothing.
 */
export class MutatedLab {
	readonly #worker: string;
	readonly #spares: Spares;
	readonly #secret = randomUUID();
	#lab: Lab | undefined;
	#lives = 0;

	/** `worker` is the text of the Worker's module. Nothing is started before it is needed. */
	constructor(worker: string, spares: Spares) {
		this.#worker = worker;
		this.#spares = spares;
	}

	/**
	 * Every gateway begins anew, with this mutant or none, and everything around it is as at the start. A simulator that
	 * does not listen any more, for instance because the last mutant never came to an end, is replaced.
	 */
	async begin(mutant?: ActiveMutant): Promise<Target> {
		if (this.#lives >= livesOfALab) {
			await this.dispose();
		}
		this.#lives += 1;
		try {
			return await this.#begin(mutant);
		} catch {
			await this.dispose();
			return this.#begin(mutant);
		}
	}

	async #begin(mutant: ActiveMutant | undefined): Promise<Target> {
		const lab = await this.#running();
		await this.#tell([...lab.urls.values()], beginning(mutant));
		return lab.renewTarget();
	}

	/** The gateways that only some checks are lent begin anew; the others go on. */
	async renewSpares(): Promise<Target> {
		const lab = await this.#running();
		const lasting = new Set(this.#lasting(lab));
		await this.#tell(
			[...lab.urls.values()].filter((url) => !lasting.has(url)),
			beginning(undefined),
		);
		return lab.renewTarget();
	}

	/** What is executed from now on is executed for this test; `everywhere`: in the gateways that are lent, too. */
	async attribute(test: string, everywhere: boolean): Promise<void> {
		const lab = await this.#running();
		await this.#tell(everywhere ? [...lab.urls.values()] : this.#lasting(lab), { do: "attribute", test });
	}

	/** What each gateway has executed since this was last asked, or since it began; those that go on by themselves. */
	async takeCoverage(): Promise<{ readonly lasting: readonly Coverage[]; readonly lent: readonly Coverage[] }> {
		const lab = await this.#running();
		const lasting = this.#lasting(lab);
		const lent = [...lab.urls.values()].filter((url) => !lasting.includes(url));
		const ask = async (urls: readonly string[]) => (await this.#tell(urls, { do: "coverage" })) as Coverage[];
		return { lasting: await ask(lasting), lent: await ask(lent) };
	}

	async dispose(): Promise<void> {
		const lab = this.#lab;
		this.#lab = undefined;
		this.#lives = 0;
		await lab?.dispose();
	}

	async #running(): Promise<Lab> {
		this.#lab ??= await startLab({
			entry: { text: this.#worker },
			instances: [{ name: "main", vars: { MUTATION_CONTROL: this.#secret } }],
			spares: this.#spares,
			variants: true,
		});
		return this.#lab;
	}

	/** The gateway under test and its variants. */
	#lasting({ target, urls }: Lab): readonly string[] {
		const lasting = [target, ...Object.values(target.variants ?? {})].map(({ baseUrl }) => baseUrl);
		return [...urls.values()].filter((url) => lasting.includes(url));
	}

	async #tell(urls: readonly string[], command: Command): Promise<readonly unknown[]> {
		const headers = { [controlHeader]: `${this.#secret} ${JSON.stringify(command)}` };
		return Promise.all(
			urls.map(async (url): Promise<unknown> => {
				const answer = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });
				if (!answer.ok) throw new Error(`a Worker answered ${answer.status} to ${command.do}`);
				return answer.json();
			}),
		);
	}
}

function beginning(mutant: ActiveMutant | undefined): Command {
	return {
		do: "begin",
		epoch: randomUUID(),
		...(mutant === undefined ? {} : { mutant: mutant.id }),
		...(mutant?.hitLimit === undefined ? {} : { hitLimit: mutant.hitLimit }),
	};
}
