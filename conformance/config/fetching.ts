import type { ConfigProblem } from "./problem.ts";
import { type Resolved, resolveSecret, type SecretPlaces } from "./resolve-secret.ts";
import type { Secret } from "./secret.ts";
import type { SecretSource } from "./secret-source.ts";

export type Places = Omit<SecretPlaces, "published">;

/** Fetches all secrets of a config, and collects every problem on the way instead of stopping at the first one. */
export class Fetching {
	readonly secrets: string[] = [];
	readonly problems: ConfigProblem[] = [];
	readonly #places: Places;

	constructor(places: Places) {
		this.#places = places;
	}

	secret(source: SecretSource, path: string, published: SecretPlaces["published"]): Secret | undefined {
		const resolved: Resolved = resolveSecret(source, { ...this.#places, published });
		if (!resolved.ok) {
			const { message, remedy } = resolved;
			this.problems.push({ path, message, ...(remedy === undefined ? {} : { remedy }) });
			return undefined;
		}
		this.secrets.push(resolved.secret.reveal());
		return resolved.secret;
	}
}
