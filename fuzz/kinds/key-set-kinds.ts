import type { KeySetCase } from "../arbitraries/key-set.ts";
import { alternatives, idsOf, type KindRow, kindsOf } from "./kind-rows.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Of RFC 7518, section 6. An honest entry names a key by its role; one that has any of these replaces it. */
const publicMembers = ["n", "e", "x", "y"];
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

const isEntry = (entry: unknown): entry is Entry => typeof entry === "object" && entry !== null && "$key" in entry;

function withEntry(id: string, threats: readonly string[], is: (entry: Entry) => boolean): KindRow<KeySetCase> {
	return { id: `set-${id}`, threats, is: ({ entries }) => entries.some((entry) => isEntry(entry) && is(entry)) };
}

/** What the entries of a set can be examples of. */
const entryKinds: readonly KindRow<KeySetCase>[] = [
	{ id: "set-longer-than-is-looked-at", threats: ["JWK-14"], is: ({ entries }) => entries.length > 20 },
	{
		id: "set-with-garbage",
		threats: ["JWK-09", "JWK-10"],
		is: ({ entries }) => entries.some((entry) => !isEntry(entry)),
	},
	{
		id: "set-with-a-symmetric-key",
		threats: ["JWT-54"],
		is: ({ entries }) => entries.some((entry) => JSON.stringify(entry)?.includes('"oct"') ?? false),
	},
	{
		id: "set-kid-twice",
		threats: ["JWT-53"],
		is: ({ entries }) =>
			entries.filter((entry) => isEntry(entry) && entry["kid"] === undefined && entry["$key"] !== "weak").length > 1,
	},
	withEntry("with-the-right-key", [], ({ $key }) => $key === "right"),
	withEntry("with-a-strangers-key", ["JWT-53"], ({ $key }) => $key === "foreign"),
	withEntry("with-a-weak-key", ["JWT-30"], ({ $key }) => $key === "weak"),
	withEntry("key-without-an-algorithm", ["JWT-05"], ({ alg }) => alg === null),
	withEntry("key-of-another-algorithm", ["JWT-04", "JWT-12"], ({ alg }) => typeof alg === "string"),
	withEntry("key-of-an-algorithm-of-another-type", ["JWT-05"], ({ alg }) => typeof alg === "number"),
	withEntry("key-for-encryption", ["JWT-52"], ({ use }) => use === "enc"),
	withEntry(
		"key-for-a-use-nearly-right",
		["JWT-52"],
		({ use }) => typeof use === "string" && use !== "sig" && use.toLowerCase() === "sig",
	),
	withEntry("key-for-an-empty-use", ["JWT-52"], ({ use }) => use === ""),
	withEntry("key-with-operations", ["JWT-52"], ({ key_ops: operations }) => operations !== undefined),
	withEntry("key-of-another-name", ["JWK-01", "JWK-02"], ({ kid }) => kid === "other"),
	withEntry("key-without-a-name", ["JWT-10", "JWT-11"], ({ kid }) => kid === null || kid === "" || kid === 1),
	withEntry("key-of-several-names", ["JWT-11"], ({ kid }) => Array.isArray(kid)),
	withEntry("private-key", ["JWK-21"], (entry) => privateMembers.some((name) => entry[name] !== undefined)),
	withEntry("key-of-another-type", ["JWT-12"], ({ kty, crv }) => kty !== undefined || crv !== undefined),
	withEntry("broken-key", ["JWK-09"], (entry) => publicMembers.some((name) => entry[name] !== undefined)),
	withEntry("key-with-a-certificate", ["JWT-09"], ({ x5c }) => x5c !== undefined),
];

/** What a key set, and a token that is judged under it, can be an example of. */
export const keySetKinds = kindsOf<KeySetCase>([
	{ id: "set-empty", threats: ["JWK-16"], apart: idsOf(entryKinds), is: ({ entries }) => entries.length === 0 },
	{ id: "set-in-an-unfit-answer", threats: ["JWK-07", "JWK-09", "JWK-11"], is: ({ answer }) => answer !== undefined },
	...entryKinds,
	...alternatives(
		...["ES256", "RS256", "PS256", "EdDSA"].map(
			(name): KindRow<KeySetCase> => ({
				id: `set-token-${name.toLowerCase()}`,
				threats: [],
				isForm: true,
				is: ({ alg }) => alg === name,
			}),
		),
	),
]);
