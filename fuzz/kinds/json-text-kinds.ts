import { alternatives, kindsOf } from "./kind-rows.ts";

const latin1 = (hex: string) => Buffer.from(hex, "hex").toString("latin1");
const utf8 = (hex: string) => Buffer.from(hex, "hex").toString("utf8");
const has = (pattern: RegExp) => (hex: string) => pattern.test(latin1(hex));

/** What bytes that are JSON, or nearly, can be an example of; in hexadecimal. */
export const jsonTextKinds = kindsOf<string>([
	...alternatives<string>(
		{ id: "json-object", threats: [], isForm: true, is: (hex) => isObject(utf8(hex)) },
		{ id: "json-no-object", threats: ["JWT-49"], isForm: true, is: (hex) => isJson(utf8(hex)) && !isObject(utf8(hex)) },
		{ id: "json-broken", threats: ["JWT-49"], isForm: true, is: (hex) => !isJson(utf8(hex)) },
	),
	{ id: "json-member-twice", threats: ["JWT-48"], is: has(/"([a-z]+)"\s*:.*"\1"\s*:/s) },
	{ id: "json-name-in-escapes", threats: ["JWT-48"], is: has(/"\\u00[0-9a-f]{2}\w*"\s*:/) },
	{ id: "json-name-of-a-prototype", threats: ["JWT-49"], is: has(/"(?:__proto__|constructor)"\s*:/) },
	{ id: "json-byte-order-mark", threats: ["JWT-49"], is: (hex) => hex.startsWith("efbbbf") },
	{
		id: "json-no-utf8",
		threats: ["JWT-49"],
		is: (hex) => !Buffer.from(utf8(hex), "utf8").equals(Buffer.from(hex, "hex")),
	},
	{ id: "json-lone-surrogate", threats: ["JWT-49"], is: has(/\\ud800/) },
	{ id: "json-number-too-large", threats: ["JWT-38"], is: has(/1e400/) },
	{ id: "json-number-beyond-doubles", threats: ["BOD-08"], is: has(/9007199254740993/) },
	{ id: "json-number-badly-spelt", threats: ["JWT-49"], is: has(/[:[,]\s*(?:01|\+1|\.5|1\.|0x10|NaN|Infinity)/) },
	{ id: "json-text-in-single-quotes", threats: ["JWT-49"], is: has(/'x'/) },
	{ id: "json-comment", threats: ["JWT-49"], is: has(/\/\*/) },
	{ id: "json-trailing-comma", threats: ["JWT-49"], is: has(/,\s*[}\]]/) },
	{ id: "json-blank-that-is-none", threats: ["JWT-49"], is: (hex) => /^(?:..)*(?:c2a0|0b)/.test(hex) },
	{ id: "json-nested", threats: ["LIM-07"], is: has(/[{[][^{}[\]]*[{[][^{}[\]]*[{[]/) },
	{
		id: "json-something-after",
		threats: ["JWT-49"],
		is: (hex) => /\}\s*(?:x|\{\}|,)$/.test(latin1(hex)) || hex.endsWith("7d00"),
	},
]);

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function isObject(text: string): boolean {
	if (!isJson(text)) return false;
	const value: unknown = JSON.parse(text);
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
