import { visit } from "jsonc-parser";

/** A member that an object has twice: which parser takes which of them is anybody's guess. */
export interface RepeatedMember {
	/** From the top of the document, the member's own name last. */
	path: readonly (string | number)[];
	/** Lines of the text, counted from 1. */
	first: number;
	again: number;
}

/** The first member that stands twice in one object of a text that is known to be JSON; undefined where there is none. */
export function repeatedMember(text: string): RepeatedMember | undefined {
	const objects: Map<string, number>[] = [];
	let found: RepeatedMember | undefined;
	visit(text, {
		onObjectBegin: () => {
			objects.push(new Map());
		},
		onObjectEnd: () => {
			objects.pop();
		},
		onObjectProperty: (name, _offset, _length, startLine, _startCharacter, pathSupplier) => {
			const lines = objects.at(-1);
			const first = lines?.get(name);
			const again = startLine + 1;
			if (first === undefined) lines?.set(name, again);
			else found ??= { path: [...pathSupplier(), name], first, again };
		},
	});
	return found;
}
