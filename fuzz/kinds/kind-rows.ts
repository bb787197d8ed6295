import type { Kind, Kinds } from "../kinds.ts";

/** A kind, and how one tells that an input is an example of it. */
export interface KindRow<Input> extends Kind {
	is(input: Input): boolean;
}

/** The kinds of a table. */
export function kindsOf<Input>(rows: readonly KindRow<Input>[]): Kinds<Input> {
	return {
		all: rows.map(({ is: _, ...kind }) => kind),
		of: (input) => rows.filter((row) => row.is(input)).map(({ id }) => id),
	};
}

/** Kinds of which one input is an example of one at most. */
export function alternatives<Input>(...rows: readonly KindRow<Input>[]): readonly KindRow<Input>[] {
	return rows.map((row, at) => ({
		...row,
		apart: [...(row.apart ?? []), ...rows.slice(at + 1).map(({ id }) => id)],
	}));
}

/** What a kind has to say that is apart from all of these. */
export function idsOf(kinds: readonly Kind[]): readonly string[] {
	return kinds.map(({ id }) => id);
}

/** The kinds of a part as kinds of the whole; what has no such part is no example of any. */
export function kindsOfPart<Whole, Part>(
	{ all, of }: Kinds<Part>,
	part: (whole: Whole) => Part | undefined,
): Kinds<Whole> {
	return {
		all,
		of: (whole) => {
			const found = part(whole);
			return found === undefined ? [] : of(found);
		},
	};
}

/** The kinds but for those that a source of inputs has no business to show. */
export function kindsBut<Input>({ all, of }: Kinds<Input>, left: readonly string[]): Kinds<Input> {
	const shown = all.filter(({ id }) => !left.includes(id));
	return {
		all: shown.map(({ apart, ...kind }) =>
			apart === undefined ? kind : { ...kind, apart: apart.filter((id) => !left.includes(id)) },
		),
		of: (input) => of(input).filter((id) => !left.includes(id)),
	};
}

/** The kinds of several parts of one input. Throws where two of them have a kind of one id. */
export function kindsTogether<Input>(...several: readonly Kinds<Input>[]): Kinds<Input> {
	const all = several.flatMap((kinds) => kinds.all);
	const ids = new Set(all.map(({ id }) => id));
	if (ids.size < all.length) throw new RangeError("two kinds have one id");
	return { all, of: (input) => several.flatMap((kinds) => kinds.of(input)) };
}

/** The same kinds under other names, where several sources of inputs are one that have kinds of one name. */
export function kindsNamed<Input>(prefix: string, { all, of }: Kinds<Input>): Kinds<Input> {
	const named = (id: string) => `${prefix}-${id}`;
	const rename = ({ apart, ...kind }: Kind): Kind => ({
		...kind,
		id: named(kind.id),
		...(apart === undefined ? {} : { apart: apart.map(named) }),
	});
	return { all: all.map(rename), of: (input) => of(input).map(named) };
}
