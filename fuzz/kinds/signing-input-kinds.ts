import type { SigningInput } from "../models/signing-input.ts";
import { bodyKinds } from "./body-kinds.ts";
import { contentTypeKinds } from "./content-type-kinds.ts";
import { hostKinds } from "./host-kinds.ts";
import { alternatives, idsOf, kindsBut, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { targetKinds } from "./target-kinds.ts";

const valuesOf = ({ headers }: SigningInput, name: string) =>
	headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
const partsOf = ({ url }: SigningInput) => /^([^:/?#]*):\/\/([^/?#]*)(.*)$/s.exec(url) ?? undefined;
const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const isIdentifier = (text: string) => /^[A-Za-z0-9_-]+$/.test(text);

/** What a signer is given, apart from the parts that have kinds of their own. */
const wholeKinds = kindsOf<SigningInput>([
	{
		id: "url-http",
		threats: ["CAN-43"],
		apart: ["url-of-another-scheme"],
		is: (input) => partsOf(input)?.[1]?.toLowerCase() === "http",
	},
	{ id: "url-scheme-in-other-letters", threats: ["CAN-36"], is: ({ url }) => /^[A-Z]|\u017f/.test(url) },
	{ id: "url-of-another-scheme", threats: [], is: (input) => !/^https?$/i.test(partsOf(input)?.[1] ?? "") },
	{ id: "url-without-path", threats: ["CAN-42"], is: (input) => /^(?:\?|$)/.test(partsOf(input)?.[3] ?? "none") },
	{ id: "url-beyond-ascii", threats: ["CAN-34"], is: ({ url }) => /\P{ASCII}/u.test(url) },
	{ id: "method-unknown", threats: ["MET-02"], is: ({ method }) => !knownMethods.includes(method) },
	{
		id: "method-in-lower-case",
		threats: ["CAN-01"],
		is: ({ method }) => knownMethods.includes(method.toUpperCase()) && method !== method.toUpperCase(),
	},
	{
		id: "method-head",
		threats: ["CAN-39"],
		apart: ["method-unknown", "method-in-lower-case", "body-of-delete-or-options"],
		is: ({ method }) => method === "HEAD",
	},
	...alternatives<SigningInput>(
		{
			id: "body-of-a-reading-method",
			threats: ["BOD-10"],
			apart: ["method-unknown", "method-in-lower-case", "body-none"],
			is: ({ method, bodyBase64 }) => /^(?:GET|HEAD)$/.test(method) && bodyBase64 !== "",
		},
		{
			id: "body-of-delete-or-options",
			threats: ["BOD-09"],
			apart: ["method-unknown", "method-in-lower-case", "body-none"],
			is: ({ method, bodyBase64 }) => /^(?:DELETE|OPTIONS)$/.test(method) && bodyBase64 !== "",
		},
	),
	{
		id: "content-type-absent",
		threats: ["BOD-15"],
		apart: ["content-type-twice", "content-type-beyond-ascii", ...idsOf(contentTypeKinds.all)],
		is: (input) => valuesOf(input, "content-type").length === 0,
	},
	{ id: "content-type-twice", threats: ["HDR-01"], is: (input) => valuesOf(input, "content-type").length > 1 },
	{
		id: "content-type-beyond-ascii",
		threats: ["HDR-07"],
		is: (input) => /\P{ASCII}/u.test(valuesOf(input, "content-type").join("")),
	},
	{
		id: "authorization-beside",
		threats: ["NON-37"],
		is: (input) => valuesOf(input, "authorization").some((value) => value.trim() !== ""),
	},
	{
		id: "authorization-empty",
		threats: ["HDR-12"],
		is: (input) => valuesOf(input, "authorization").some((value) => value.trim() === ""),
	},
	{ id: "signed-header-given", threats: ["HDR-01", "NON-31"], is: (input) => valuesOf(input, "x-nonce").length > 0 },
	{ id: "key-id-malformed", threats: ["KEY-10", "KEY-26"], is: ({ keyId }) => !isIdentifier(keyId) },
	{ id: "key-id-too-long", threats: ["KEY-09"], is: ({ keyId }) => keyId.length > 64 },
	{
		id: "nonce-malformed",
		threats: ["NON-28"],
		is: ({ nonce }) => !isIdentifier(nonce) || nonce.length < 16 || nonce.length > 64,
	},
	{ id: "timestamp-in-milliseconds", threats: ["TSP-09"], is: ({ timestamp }) => timestamp >= 1e12 },
	{ id: "timestamp-with-a-fraction", threats: ["TSP-18"], is: ({ timestamp }) => !Number.isInteger(timestamp) },
	{ id: "timestamp-not-above-zero", threats: ["TSP-12"], is: ({ timestamp }) => timestamp <= 0 },
	{ id: "secret-too-short", threats: ["KEY-06"], is: ({ secret }) => [...secret].length < 32 },
	{
		id: "secret-short-but-of-many-units",
		threats: ["KEY-06"],
		is: ({ secret }) => [...secret].length < 32 && Buffer.byteLength(secret) >= 32,
	},
	{ id: "secret-like-hexadecimal", threats: ["KEY-20"], is: ({ secret }) => /^(?:[0-9a-f]{2})+$/.test(secret) },
	{
		id: "secret-like-base64",
		threats: ["KEY-20"],
		is: ({ secret }) => /^[A-Za-z0-9+/]{32,}$/.test(secret) && secret.length % 4 === 0,
	},
	{ id: "secret-with-blanks-around", threats: ["KEY-20"], is: ({ secret }) => secret.trim() !== secret },
	{ id: "secret-beyond-ascii", threats: ["KEY-20"], is: ({ secret }) => /\P{ASCII}/u.test(secret) },
]);

/** What a signer's input can be an example of. A URL is divided at its slashes, and holds text. */
export const signingInputKinds = kindsTogether(
	wholeKinds,
	kindsOfPart(kindsBut(hostKinds, ["host-delimiter"]), (input: SigningInput) => partsOf(input)?.[2]),
	kindsOfPart(
		kindsBut(targetKinds, ["target-absolute-form", "target-lone-surrogate"]),
		(input: SigningInput) => partsOf(input)?.[3],
	),
	kindsOfPart(contentTypeKinds, (input: SigningInput) => valuesOf(input, "content-type")[0]),
	kindsOfPart(bodyKinds, ({ bodyBase64 }: SigningInput) => Buffer.from(bodyBase64, "base64")),
);
