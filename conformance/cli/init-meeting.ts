import { ConfigError } from "../config/index.ts";
import { Redactor } from "../engine/redact.ts";
import type { Target } from "../engine/target.ts";
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
import { readyPeers } from "./open-target.ts";

/** What asking takes of the process. */
export type MeetingParts = Omit<Asking, "onSending" | "onSighting" | "signal">;

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

	/** What can be asked with routes and credentials; `unavailable` says what cannot be used here, and why. */
	async further(answers: Answers, earlier: readonly Sighting[]) {
		const { target, unavailable } = targetByAnswers(answers, this.#io);
		this.#redactor = new Redactor(target.secrets, target.sensitiveHeaders);
		const silent = await silentPeers(target);
		const known = furtherProbes(target, answers.scheme !== undefined);
		// Nobody trusts a key that was not published.
		const isUnpublished = silent.some((problem) => problem.startsWith("issuer"));
		const probes = known.filter(({ id }) => id !== "token" || !isUnpublished);
		await this.#announce(answers.target, probes);
		const sightings = await askTarget(target, probes, this.#asking(), earlier);
		return { sightings, unavailable: [...unavailable, ...silent] };
	}

	/** A text fit to be shown, whatever the target has put into it. */
	clean(text: string): string {
		return legible(this.#redactor.text(text));
	}

	#asking(): Asking {
		const { stderr, interrupted } = this.#io;
		return {
			...this.#parts,
			signal: interrupted,
			onSending: (request, carries) => {
				this.#redactor.learn(request);
				return stderr.write(this.clean(`  ${request.method} ${request.target} ${carries}: `));
			},
			onSighting: ({ exchange: { outcome } }) => {
				const came = outcome.ok ? cameAs(outcome.answer) : `no answer, ${outcome.fault.kind}`;
				return stderr.write(this.clean(`${came}\n`));
			},
		};
	}

	#announce(target: string, { length }: readonly InitProbe[]): Promise<void> {
		const run = `each with X-Countersign-Run: ${this.#parts.runId}`;
		return this.#io.stderr.write(`${length} requests to ${target}, one a second, ${run}\n`);
	}
}

/** What the config says of issuer and upstream, and that they do not obey. */
async function silentPeers(target: Target): Promise<readonly string[]> {
	try {
		await readyPeers(target, "init");
		return [];
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		return error.problems.map(({ path, message, remedy = "" }) => `${path}: ${message}. ${remedy}`.trimEnd());
	}
}
