import { Redactor } from "../engine/redact.ts";
import {
	type Answers,
	type Asking,
	askTarget,
	cameAs,
	firstProbes,
	furtherProbes,
	type InitProbe,
	type Sighting,
	targetByAnswers,
	targetByUrl,
} from "../init/index.ts";
import { legible } from "../report/legible.ts";
import type { Io } from "./io.ts";

/** What asking takes of the process. */
export type MeetingParts = Omit<Asking, "onSighting" | "signal">;

/** Asks the target, and says what it sends before it does. */
export class Meeting {
	readonly #io: Io;
	readonly #parts: MeetingParts;
	#redactor = new Redactor([]);

	constructor(io: Io, parts: MeetingParts) {
		this.#io = io;
		this.#parts = parts;
	}

	/** What can be asked by the URL alone. */
	async first(answers: Pick<Answers, "target" | "publicOrigin" | "ca">): Promise<readonly Sighting[]> {
		const target = targetByUrl(answers, this.#io);
		await this.#announce(answers.target, firstProbes);
		return askTarget(target, firstProbes, this.#asking());
	}

	/** What can be asked with routes and credentials; `unavailable` says which of them cannot be used here. */
	async further(answers: Answers, earlier: readonly Sighting[]) {
		const { target, unavailable } = targetByAnswers(answers, this.#io);
		this.#redactor = new Redactor(target.secrets, target.sensitiveHeaders);
		const probes = furtherProbes(target, answers.scheme !== undefined);
		await this.#announce(answers.target, probes);
		return { sightings: await askTarget(target, probes, this.#asking(), earlier), unavailable };
	}

	/** A text fit to be shown, whatever the target has put into it. */
	clean(text: string): string {
		return legible(this.#redactor.text(text));
	}

	#asking(): Asking {
		return { ...this.#parts, signal: this.#io.interrupted, onSighting: (sighting) => this.#show(sighting) };
	}

	#announce(target: string, probes: readonly InitProbe[]): Promise<void> {
		const kinds = [...new Set(probes.map(({ carries }) => carries))].join("; ");
		return this.#io.stderr.write(
			`${probes.length} requests to ${target}, one a second, each with X-Countersign-Run: ${this.#parts.runId}\n(${kinds})\n`,
		);
	}

	#show({ exchange: { request, outcome }, carries }: Sighting): Promise<void> {
		this.#redactor.learn(request);
		const came = outcome.ok ? cameAs(outcome.answer) : `no answer: ${outcome.fault.kind}`;
		return this.#io.stderr.write(this.clean(`  ${request.method} ${request.target} ${carries}: ${came}\n`));
	}
}
