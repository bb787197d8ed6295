import { nearest } from "../conformance/engine/distance.ts";
import { matches } from "../conformance/engine/select.ts";
import { type Group, groups, type Property } from "./property.ts";

/** A property that is tried only where it or its group is named, and why. */
export interface Aside {
	readonly id: string;
	readonly reason: string;
}

export type Selection =
	| { readonly ok: true; readonly properties: readonly Property[]; readonly aside: readonly Aside[] }
	| { readonly ok: false; readonly message: string };

interface Choice {
	readonly ids?: readonly string[];
	readonly groups?: readonly string[];
	/** Those that stand apart too, although nothing is named. */
	readonly apart?: boolean;
	/** A gateway was named, about which what is tried in this process says nothing: that is left out unless it is named too. */
	readonly isElsewhere?: boolean;
}

/** Whether it has this id, in which `*` stands for any text and `?` for any character. */
function isCalled({ id }: Property, name: string): boolean {
	return /[*?]/.test(name) ? matches(id, name) : id === name;
}

/** The properties of these ids and these groups, all that do not stand apart unless told; an unknown name is answered with near ones. */
export function selectProperties(
	all: readonly Property[],
	{ ids, groups: chosen, apart, isElsewhere = false }: Choice,
): Selection {
	const unknownId = ids?.find((id) => !all.some((property) => isCalled(property, id)));
	if (unknownId !== undefined) {
		return {
			ok: false,
			message: unknown(
				"property",
				unknownId,
				all.map(({ id }) => id),
			),
		};
	}
	const unknownGroup = chosen?.find((name) => !groups.includes(name as Group));
	if (unknownGroup !== undefined) {
		return { ok: false, message: unknown("group", unknownGroup, groups) };
	}
	const isNamed = ids !== undefined || chosen !== undefined;
	const reasonOf = (property: Property): string | undefined => {
		if (isElsewhere && property.where === "in-process") return "it says nothing of a gateway that was named";
		return apart === true ? undefined : property.apart;
	};
	const aside = isNamed
		? []
		: all.flatMap((property) => {
				const reason = reasonOf(property);
				return reason === undefined ? [] : [{ id: property.id, reason }];
			});
	const properties = all.filter(
		(property) =>
			(ids === undefined || ids.some((id) => isCalled(property, id))) &&
			(chosen === undefined || chosen.includes(property.group)) &&
			!aside.some(({ id }) => id === property.id),
	);
	return properties.length === 0
		? { ok: false, message: "no property is of these ids and these groups" }
		: { ok: true, properties, aside };
}

function unknown(what: string, name: string, known: readonly string[]): string {
	const near = nearest(name, known);
	const all = what === "property" ? "--list prints all" : `there are ${known.join(", ")}`;
	const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : all;
	return `no ${what} ${JSON.stringify(name)}; ${hint}`;
}
