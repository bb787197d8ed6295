import type { Member } from "../arbitraries/token-members.ts";
import type { TokenKeyName, TokenKeys } from "../subjects/token-keys.ts";
import { encodePart, signToken } from "../subjects/token-maker.ts";

/** A token as data: who signs it, and what its parts say, member by member. */
export interface TokenCase {
	readonly signer: TokenKeyName;
	/** Members of the header besides `alg` and `kid`. */
	readonly header: readonly Member[];
	readonly claims: readonly Member[];
	/** How the JSON is laid out; "reversed" is also the order of the members. */
	readonly format: "compact" | "spaced" | "reversed";
	/** JSON in place of the signer's own algorithm and key id. */
	readonly alg: string | null;
	readonly kid: string | null;
}

/** The compact token of a case, signed by the key that it names. */
export function compactToken(token: TokenCase, keys: TokenKeys): string {
	const { kid, alg, privateKey } = keys.key(token.signer);
	const header = objectText(
		[["alg", token.alg ?? JSON.stringify(alg)], ["kid", token.kid ?? JSON.stringify(kid)], ...token.header],
		token.format,
	);
	const input = `${encodePart(header)}.${encodePart(objectText(token.claims, token.format))}`;
	return `${input}.${encodePart(signToken(input, alg, privateKey))}`;
}

/** The name stands between quotes as it is, so that it may hold an escape. */
export function objectText(members: readonly Member[], format: TokenCase["format"]): string {
	const written = members.map(([name, json]) => (format === "spaced" ? ` "${name}" :\n${json} ` : `"${name}":${json}`));
	return `{${(format === "reversed" ? written.reverse() : written).join(",")}}`;
}
