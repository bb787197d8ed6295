import { chunkMutations } from "./chunk-mutations.ts";
import { connectionMutations } from "./connection-mutations.ts";
import { fieldMutations } from "./field-mutations.ts";
import { lengthMutations } from "./length-mutations.ts";
import { lineMutations } from "./line-mutations.ts";
import type { Mutation, MutationRow } from "./mutation.ts";
import type { RequestParts } from "./request-parts.ts";
import { sizeMutations } from "./size-mutations.ts";

/** How the body is framed: of these a request has one at most, as each says where it ends. */
export const framingMutations: readonly MutationRow[] = [...lengthMutations, ...chunkMutations];

/** Everything else. */
export const headMutations: readonly MutationRow[] = [
	...fieldMutations,
	...lineMutations,
	...connectionMutations,
	...sizeMutations,
];

/** The row of a mutation. Throws a RangeError for one that no row has. */
export function rowOf({ mutation }: Mutation): MutationRow {
	const row = [...framingMutations, ...headMutations].find(({ id }) => id === mutation);
	if (row === undefined) throw new RangeError(`nothing spoils a request by ${mutation}`);
	return row;
}

export function spoiled(parts: RequestParts, mutations: readonly Mutation[]): RequestParts {
	return mutations.reduce((spoilt, mutation) => rowOf(mutation).spoil(spoilt, mutation.form), parts);
}
