import { builtInSchemes } from "../conformance/client/protocol.ts";
import type { SigningScheme } from "../conformance/client/signing-scheme.ts";
import type { Target } from "../conformance/engine/target.ts";

/** How requests to a target are signed. Throws for a target that says neither how nor a name that is built in. */
export function signingOf({ scheme, signing }: Pick<Target, "scheme" | "signing">): SigningScheme {
	const known = signing ?? builtInSchemes[scheme];
	if (known === undefined) {
		throw new RangeError(`nobody said how requests under ${scheme} are signed`);
	}
	return known;
}
