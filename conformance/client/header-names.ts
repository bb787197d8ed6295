import type { Change, HeaderPair, Probe } from "./probe.ts";
import { countersignV1, type HeaderRole } from "./protocol.ts";
import { requireRole, type SigningScheme } from "./signing-scheme.ts";

const roles = Object.keys(countersignV1.headers) as HeaderRole[];

type Named = Pick<SigningScheme, "headers">;

/** The HMAC header fields under the names that the specification gives them, by which the changes of a probe call them. */
export function namedBySpecification(headers: readonly HeaderPair[], scheme: Named): readonly HeaderPair[] {
	return renamed(headers, scheme, countersignV1);
}

/** The HMAC header fields under the names of the target's scheme; a name that both share is left as it is written. */
export function namedByScheme(headers: readonly HeaderPair[], scheme: Named): readonly HeaderPair[] {
	return renamed(headers, countersignV1, scheme);
}

function renamed(headers: readonly HeaderPair[], from: Named, to: Named): readonly HeaderPair[] {
	const names = new Map(roles.map((role) => [from.headers[role]?.name, to.headers[role]?.name]));
	return headers.map(([name, value]) => {
		const other = names.get(name.toLowerCase());
		return other === undefined || other === name.toLowerCase() ? [name, value] : [other, value];
	});
}

/** Throws a `NothingToChange` where a probe names an HMAC header field that requests under the scheme do not have. */
export function requireFields(probe: Probe, scheme: Pick<SigningScheme, "name" | "headers">): void {
	const named = [...(probe.headers ?? []).map(([name]) => name), ...(probe.after ?? []).flatMap(nameIn)];
	for (const name of named) {
		const role = roles.find((candidate) => countersignV1.headers[candidate].name === name.toLowerCase());
		if (role !== undefined) requireRole(role, scheme);
	}
}

/** The header that a change is about, if it is about one. */
function nameIn(change: Change): readonly string[] {
	if ("carry" in change) return [change.carry.header];
	if ("truncate" in change) return [change.truncate.header];
	if ("flipCharacter" in change) return [change.flipCharacter.header];
	for (const kind of ["remove", "upperCase", "lowerCase", "duplicate"] as const) {
		const name = new Map(Object.entries(change)).get(kind);
		if (typeof name === "string") return [name];
	}
	for (const kind of ["set", "add", "addFirst", "rename", "appendTo", "prependTo", "inHeader", "respell"] as const) {
		const pair: unknown = new Map<string, unknown>(Object.entries(change)).get(kind);
		if (Array.isArray(pair)) return [String(pair[0])];
	}
	return [];
}
