/**
 * An entry of a key set as data: a public key of a role with members replaced or, where null, left out; or anything
 * else. The role `other` is an RSA key, `right` the usual one of the mint, of another type.
 */
export type KeySetEntry = unknown;

export interface KeyFacts {
	/** The algorithm of the token, and the key id that it names. */
	readonly alg: string;
	readonly kid: string;
	/** The key ids of the honest keys, by algorithm. */
	readonly kids: ReadonlyMap<string, string>;
}

const firstEntries = 20;
const privateMembers = ["d"];

/**
 * Whether an honest token is accepted under a key set that was published after the honest one (JWT-KEY, JWKS-08 to
 * JWKS-10): a set without a usable key is not taken, and the last good one, which is the honest one, stays.
 */
export function isAcceptedUnder(entries: readonly KeySetEntry[], facts: KeyFacts): boolean {
	const looked = entries.slice(0, firstEntries);
	const usable = looked.flatMap((entry) => (isReference(entry) && isUsable(entry) ? [entry] : []));
	return usable.length === 0 || usable.some((entry) => verifies(entry, facts));
}

type Reference = Readonly<Record<string, unknown>> & { readonly $key: unknown };

function isReference(entry: KeySetEntry): entry is Reference {
	return typeof entry === "object" && entry !== null && "$key" in entry;
}

function isUsable(entry: Reference): boolean {
	const { use, key_ops: operations, kid } = entry;
	const hasKid = kid === undefined || (typeof kid === "string" && kid !== "");
	const signs = use === undefined || use === null || use === "sig";
	const verifiesToo =
		operations === undefined || operations === null || (Array.isArray(operations) && operations.includes("verify"));
	const isPublic = privateMembers.every((name) => (entry[name] ?? null) === null);
	// The members that make the key are replaced only to break it, and keys of 1024 bits are none.
	const whole = makingMembers(entry).every((name) => !(name in entry)) && entry.$key !== "weak";
	return hasKid && signs && verifiesToo && isPublic && whole;
}

/** A member of another type of key means nothing. */
function makingMembers({ $key, $alg }: Reference): readonly string[] {
	const isRsa = $key === "other" || $alg === "RS256" || $alg === "PS256";
	return isRsa ? ["kty", "n", "e"] : ["kty", "crv", "x", "y"];
}

function verifies(entry: Reference, { alg, kid, kids }: KeyFacts): boolean {
	const [usual] = kids.keys();
	const asked = typeof entry["$alg"] === "string" ? entry["$alg"] : usual;
	// The key of the other type is the one that signs RS256, whatever algorithm is asked for.
	const own = entry.$key === "other" ? "RS256" : asked;
	const isSigner = (entry.$key === "right" || entry.$key === "other") && own === alg;
	const named = entry["kid"] === undefined ? kids.get(own ?? "") : entry["kid"];
	const admits = entry["alg"] === undefined || entry["alg"] === null || entry["alg"] === alg;
	return isSigner && named === kid && admits;
}
