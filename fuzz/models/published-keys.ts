import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import type { ModelKey } from "./token.ts";

/** What the issuer answers to whoever fetches its set: undefined where there is no answer, or a late one. */
export interface Published {
	readonly status: number;
	readonly body: Uint8Array;
}

const largestSet = 65_536;
const firstEntries = 20;

/** A key of a set that must not be used, and the requirement that says so. */
interface ForbiddenKey extends ModelKey {
	readonly forbiddenBy: string;
}

/** The key ids that a set knows, what verifies with them, and what would if the gateway were less strict. */
export interface ModelKeySet {
	readonly kids: ReadonlySet<string>;
	readonly keys: readonly ModelKey[];
	readonly forbidden: readonly ForbiddenKey[];
}

/** The set that a gateway takes, or undefined where it takes none and goes on with the last good one (JWKS-08 to JWKS-11). */
export function keySetOf(published: Published | undefined): ModelKeySet | undefined {
	if (published === undefined || published.status !== 200 || published.body.length > largestSet) {
		return undefined;
	}
	const all = (entriesOf(published.body) ?? []).flatMap(keysOf);
	const isForbidden = (key: PublishedKey): key is ForbiddenKey => key.forbiddenBy !== undefined;
	// One for another algorithm makes its name known, and verifies nothing.
	const usable = all.filter(({ forbiddenBy }) => forbiddenBy === undefined || forbiddenBy === "JWT-KEY-04");
	return usable.length === 0
		? undefined
		: {
				kids: new Set(usable.map(({ kid }) => kid)),
				keys: all.filter((key) => !isForbidden(key)),
				forbidden: all.filter(isForbidden),
			};
}

function entriesOf(body: Uint8Array): readonly unknown[] | undefined {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
		const document: unknown = JSON.parse(text);
		const keys = typeof document === "object" && document !== null ? Reflect.get(document, "keys") : undefined;
		return !Array.isArray(document) && Array.isArray(keys) ? keys : undefined;
	} catch {
		return undefined;
	}
}

/** The kinds of keys, and the algorithms that they are for (JWT-ALG-04, JWT-KEY-03). */
const types: readonly { readonly kty: string; readonly crv?: string; readonly algorithms: readonly string[] }[] = [
	{ kty: "RSA", algorithms: ["RS256", "PS256"] },
	{ kty: "EC", crv: "P-256", algorithms: ["ES256"] },
	{ kty: "OKP", crv: "Ed25519", algorithms: ["EdDSA"] },
];

const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

interface PublishedKey extends ModelKey {
	readonly forbiddenBy: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** What an entry makes a key of, whatever it says of its kind: a gateway that does not look at that uses it. */
function keysOf(entry: unknown, at: number): readonly PublishedKey[] {
	if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
		return [];
	}
	const members = entry as Members;
	const kid = typeof members["kid"] === "string" ? members["kid"] : "";
	return types.flatMap(({ kty, crv, algorithms }) => {
		const key = publicKeyOf({ ...members, kty, crv });
		const isOfItsKind = members["kty"] === kty && (crv === undefined || members["crv"] === crv);
		return key === undefined
			? []
			: algorithms.map((alg) => ({ kid, alg, key, forbiddenBy: forbiddenBy(members, { key, alg, at, isOfItsKind }) }));
	});
}

/** The requirement that forbids the use of a key; an entry that only JWT-KEY-04 speaks against is usable. */
function forbiddenBy(
	members: Members,
	{ key, alg, at, isOfItsKind }: { key: KeyObject; alg: string; at: number; isOfItsKind: boolean },
): string | undefined {
	const { kid, use, key_ops: operations, alg: own } = members;
	const demands: readonly (readonly [requirement: string, met: boolean])[] = [
		["JWKS-10", at < firstEntries],
		["JWT-KEY-02", typeof kid === "string" && kid !== ""],
		["JWT-KEY-03", isOfItsKind],
		["JWT-KEY-05", use === undefined || use === "sig"],
		["JWT-KEY-05", operations === undefined || (Array.isArray(operations) && operations.includes("verify"))],
		["JWT-KEY-06", (key.asymmetricKeyDetails?.modulusLength ?? 2048) >= 2048],
		["JWT-KEY-07", !privateMembers.some((name) => Object.hasOwn(members, name))],
		["JWT-KEY-04", own === undefined || own === alg],
	];
	return demands.find(([, met]) => !met)?.[0];
}

function publicKeyOf({ kty, n, e, crv, x, y }: Members): KeyObject | undefined {
	try {
		return createPublicKey({ key: { kty, n, e, crv, x, y } as JsonWebKey, format: "jwk" });
	} catch {
		return undefined;
	}
}
