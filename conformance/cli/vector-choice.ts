import { nearest } from "../engine/distance.ts";
import { matches } from "../engine/select.ts";
import { type ListedVector, signingVectors } from "../harness/vectors.ts";
import { UsageError } from "./usage-error.ts";

const schemes = ["countersign-v1", "sorted-query"] as const;

/** Which vectors for signers are meant. */
export interface VectorFilter {
	/** Names of schemes, or `all`; `countersign-v1` unless given. */
	scheme?: readonly string[];
	only?: readonly string[];
}

/** The vectors for signers that are meant, and how many are not. Throws a `UsageError` where a filter matches none. */
export function chooseVectors({ scheme = ["countersign-v1"], only = [] }: VectorFilter): {
	vectors: readonly ListedVector[];
	notSelected: number;
} {
	for (const name of scheme) schemeAmong(name);
	const all = signingVectors();
	const wanted = all.filter((listed) => scheme.includes("all") || scheme.includes(listed.scheme));
	for (const filter of only) ofWantedScheme(filter, all, wanted);
	const ids = new Set(
		keepVectors(
			wanted.map(({ vector }) => vector),
			only,
		).map(({ id }) => id),
	);
	const vectors = wanted.filter(({ vector }) => ids.has(vector.id));
	return { vectors, notSelected: all.length - vectors.length };
}

/** A filter that matches under a scheme that is not selected is a mistake of its own. */
function ofWantedScheme(filter: string, all: readonly ListedVector[], wanted: readonly ListedVector[]): void {
	const matching = ({ vector }: ListedVector) => matches(vector.id, filter);
	const other = all.find(matching);
	if (other !== undefined && !wanted.some(matching)) {
		throw new UsageError(`--only ${filter}: those vectors are of another scheme; add --scheme ${other.scheme}`);
	}
}

function schemeAmong(name: string): void {
	const allowed = [...schemes, "all"];
	if (allowed.includes(name)) return;
	const near = nearest(name, allowed, 1);
	const hint = near.length > 0 ? `did you mean ${near.join("")}?` : `there are ${allowed.join(", ")}`;
	// Other commands take a file.
	const file = /[./\\]/.test(name)
		? ` Vectors are published for these only; for a scheme of your own, sign and explain take a file.`
		: "";
	throw new UsageError(`--scheme ${name}: ${hint}.${file}`);
}

/** The vectors that a filter keeps; one that matches none is a `UsageError`, because a typing mistake must not pass. */
export function keepVectors<V extends { id: string }>(vectors: readonly V[], only: readonly string[]): readonly V[] {
	for (const filter of only) {
		if (!vectors.some(({ id }) => matches(id, filter))) {
			throw unknownVector(filter, vectors);
		}
	}
	return only.length === 0 ? vectors : vectors.filter(({ id }) => only.some((filter) => matches(id, filter)));
}

/** That there is no such vector, and which may have been meant. */
export function unknownVector(name: string, known: readonly { id: string }[]): UsageError {
	const near = nearest(
		name,
		known.map(({ id }) => id),
	);
	const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "vectors list shows all";
	return new UsageError(`no vector ${JSON.stringify(name)}; ${hint}`);
}
