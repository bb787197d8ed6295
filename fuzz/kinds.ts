/** Something that an input can be an example of; what was explored is told by it. */
export interface Kind {
	/** The interface: letters, digits and dashes, never changed. */
	readonly id: string;
	/** The rows of the threat catalogue that it stands for; none where it is no attack. */
	readonly threats: readonly string[];
	/**
	 * No fault is told by it: it is one of several of which every input has one, such as to have a body and to have none, or
	 * says how much is done at once.
	 */
	readonly isForm?: true;
	/** Ids of kinds that no input can be an example of together with it; told by one of two kinds, it is true of the other. */
	readonly apart?: readonly string[];
}

/** All kinds of a source of inputs, and those that one input is an example of. */
export interface Kinds<Input> {
	readonly all: readonly Kind[];
	/** Ids of `all`, each once at most. */
	of(input: Input): readonly string[];
}

/** Rows of the threat catalogue that some of these kinds stand for, named by their ids; each once. */
export function threatsOf(ids: readonly string[], kinds: readonly Pick<Kind, "id" | "threats">[]): readonly string[] {
	return [...new Set(kinds.filter(({ id }) => ids.includes(id)).flatMap(({ threats }) => threats))];
}
