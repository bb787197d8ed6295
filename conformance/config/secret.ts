import { inspect } from "node:util";

/**
 * A secret that does not print itself: as text, as JSON and in the inspector it is `[redacted]`. `reveal` is
 * called only to sign, and to know what to redact.
 */
export class Secret {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	reveal(): string {
		return this.#text;
	}

	toString(): string {
		return "[redacted]";
	}

	toJSON(): string {
		return "[redacted]";
	}

	[inspect.custom](): string {
		return "[redacted]";
	}
}
