import { alternatives, idsOf, kindsOf, kindsTogether } from "./kind-rows.ts";

/** Names that every object of JavaScript has. */
const inherited = /__proto__|constructor|toString|hasOwnProperty/;

const someText = kindsOf<string>([
	{ id: "text-control", threats: ["HDR-06"], is: (text) => /\p{Cc}/u.test(text) },
	{ id: "text-nul", threats: ["AVL-15"], is: (text) => text.includes("\u0000") },
	{ id: "text-beyond-ascii", threats: ["HDR-07"], is: (text) => /\P{ASCII}/u.test(text) },
	{ id: "text-beyond-the-basic-plane", threats: ["AVL-15"], is: (text) => /[\u{10000}-\u{10ffff}]/u.test(text) },
	{ id: "text-lone-surrogate", threats: ["AVL-15"], is: (text) => !text.isWellFormed() },
	{ id: "text-byte-order-mark", threats: ["JWT-49"], is: (text) => text.startsWith("\ufeff") },
	{
		id: "text-other-blanks",
		threats: ["HDR-04", "TSP-08"],
		is: (text) => /(?![ \t\r\n])\s|\u0085/.test(text),
	},
	{
		id: "text-other-digits",
		threats: ["TSP-13"],
		is: (text) => /\P{ASCII}/u.test(text) && /\p{Nd}/u.test(text.replace(/[0-9]/g, "")),
	},
	{ id: "text-names-of-every-object", threats: ["HDR-10", "AVL-14", "KEY-28"], is: (text) => inherited.test(text) },
	...alternatives<string>(
		{ id: "text-json-object", threats: ["AVL-08"], is: (text) => kindOfJson(text) === "object" },
		{ id: "text-json-other-value", threats: ["AVL-08"], is: (text) => kindOfJson(text) === "other" },
	),
	{ id: "text-deeply-nested", threats: ["LIM-07"], is: (text) => /[[{(]{1000}|(?:\{"a":){1000}/.test(text) },
	{ id: "text-long-run", threats: ["LIM-10"], is: (text) => text.length >= 1000 && new Set(text).size === 1 },
	{ id: "text-many-parameters", threats: ["LIM-09"], is: (text) => text.split("&").length > 1000 },
	{ id: "text-broken-triplet", threats: ["AVL-02"], is: (text) => /%(?![0-9A-Fa-f]{2})/.test(text) },
	{ id: "text-token-of-three-parts", threats: ["JWT-31"], is: (text) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) },
	{ id: "text-number-out-of-range", threats: ["TSP-10"], is: (text) => /\de\d{3}|\d{30}/.test(text) },
	{ id: "text-base64url", threats: [], is: (text) => /^[\w-]{8,}$/.test(text) },
]);

/** What a text for any parser can be an example of. */
export const hostileTextKinds = kindsTogether(
	kindsOf<string>([
		{ id: "text-empty", threats: ["TSP-11", "NON-27"], apart: idsOf(someText.all), is: (text) => text === "" },
	]),
	someText,
);

function kindOfJson(text: string): "object" | "other" | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null && !Array.isArray(value) ? "object" : "other";
	} catch {
		return undefined;
	}
}
