import type { AnswerName, Answers } from "./answers.ts";
import type { Sighting } from "./ask-target.ts";
import type { KeyFacts } from "./key-facts.ts";
import type { Reading, Surroundings } from "./readings.ts";

/** What is known when a question comes up. */
export interface Known extends Surroundings {
	answers: Partial<Answers>;
	sightings: readonly Sighting[];
	/** What the private key says of itself, if it is there. */
	keyFacts: KeyFacts;
}

export interface Choice {
	/** The answer as text; `""` leaves it out, `another` asks for a text. */
	value: string;
	label: string;
	hint?: string;
}

/** One thing that `init` has to know, on a terminal and on the command line. */
export interface Question<Name extends AnswerName = AnswerName> {
	name: Name;
	/** The options that answer it, as an error names them. */
	options: string;
	/** Asked on a terminal; without it only the option answers. */
	asks?: {
		message: string;
		example?: string;
		choices?(known: Known): readonly Choice[];
		/** The message where another text than those of the choices is asked for. */
		otherwise?: string;
	};
	applies(known: Known): boolean;
	/** Whether there is no config without it. */
	needed(known: Known): boolean;
	/** A fact that answers it, if nobody says otherwise. */
	found?(known: Known): string | undefined;
	/** What is proposed on a terminal, and taken with `--yes`. */
	usual?(known: Known): string | undefined;
	read(text: string, surroundings: Surroundings): Reading<Answers[Name]>;
}

export const always = (): boolean => true;
export const never = (): boolean => false;

/** A row, with the answer that it reads checked against its name. */
export function question<Name extends AnswerName>(asked: Question<Name>): Question<Name> {
	return asked;
}
