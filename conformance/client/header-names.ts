import type { HeaderPair } from "./probe.ts";
import { countersignV1, type HeaderRole, type Scheme } from "./protocol.ts";

const roles = Object.keys(countersignV1.headers) as HeaderRole[];

/** The HMAC header fields under the names that the specification gives them, by which the changes of a probe call them. */
export function namedBySpecification(headers: readonly HeaderPair[], scheme: Scheme): readonly HeaderPair[] {
	return renamed(headers, scheme, countersignV1);
}

/** The HMAC header fields under the names of the target's scheme; a name that both share is left as it is written. */
export function namedByScheme(headers: readonly HeaderPair[], scheme: Scheme): readonly HeaderPair[] {
	return renamed(headers, countersignV1, scheme);
}

function renamed(headers: readonly HeaderPair[], from: Scheme, to: Scheme): readonly HeaderPair[] {
	const names = new Map(roles.map((role) => [from.headers[role].name, to.headers[role].name]));
	return headers.map(([name, value]) => {
		const other = names.get(name.toLowerCase());
		return other === undefined || other === name.toLowerCase() ? [name, value] : [other, value];
	});
}
