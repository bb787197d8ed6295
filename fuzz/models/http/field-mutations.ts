import type { MutationRow } from "./mutation.ts";
import { fieldLine, isNamed, mapFields, type RequestParts, withFields, withoutField } from "./request-parts.ts";

const adding = (parts: RequestParts, form: string): RequestParts => withFields(parts, form);
const addingFirst = (parts: RequestParts, form: string): RequestParts => ({
	...parts,
	fields: [fieldLine(form), ...parts.fields],
});

/** The fields of the signature and the token, whatever the scheme calls them. */
const isProof = ({ text }: { text: string }): boolean => /^(?:x-|authorization:)/i.test(text);

/** The first field of a proof, or the first field where there is none. */
function atProof(parts: RequestParts, change: (text: string) => string): RequestParts {
	const at = Math.max(0, parts.fields.findIndex(isProof));
	const fields = parts.fields.map((field, index) => (index === at ? { ...field, text: change(field.text) } : field));
	return { ...parts, fields };
}

/** `Name: value` divided behind the colon. */
function valueChanged(text: string, change: (value: string) => string): string {
	const colon = text.indexOf(":");
	return `${text.slice(0, colon + 1)}${change(text.slice(colon + 1))}`;
}

/** REQ-04: exactly one Host, and a well-formed one (RFC 9112 §3.2). */
const wrongHost = { threats: ["HDR-14", "AVL-01"], reading: "never", requirement: "REQ-04" } as const;

/** The syntax of header fields (RFC 9110 §5, RFC 9112 §5). */
export const fieldMutations: readonly MutationRow[] = [
	{
		id: "names-in-other-letters",
		threats: ["HDR-05"],
		reading: "kept",
		forms: ["lower", "upper"],
		spoil: (parts, form) =>
			mapFields(
				parts,
				() => true,
				(text) => {
					const colon = text.indexOf(":");
					const name = text.slice(0, colon);
					return (form === "lower" ? name.toLowerCase() : name.toUpperCase()) + text.slice(colon);
				},
			),
	},
	{
		id: "blanks-around-values",
		threats: ["HDR-03"],
		reading: "kept",
		forms: ["  ", " \t", "none"],
		spoil: (parts, form) =>
			mapFields(parts, isProof, (text) =>
				valueChanged(text, (value) => (form === "none" ? value.trim() : `${form}${value.trim()}${form}`)),
			),
	},
	{ id: "name-with-colon", threats: ["HDR-05"], reading: "kept", forms: ["X:Odd: 1"], spoil: adding },
	{
		id: "names-of-every-object",
		threats: ["HDR-10"],
		reading: "kept",
		forms: ["__proto__: x", "constructor: x", "toString: x"],
		spoil: adding,
	},
	{
		id: "field-folded",
		threats: ["HDR-02"],
		reading: "open",
		forms: ["X-Odd: 1\r\n 2", "X-Odd: 1\r\n\t2", "X-Odd:\r\n  1"],
		spoil: adding,
	},
	{
		id: "proof-folded",
		threats: ["HDR-02"],
		reading: "open",
		forms: ["\r\n ", "\r\n\t", "\n "],
		spoil: (parts, form) => atProof(parts, (text) => valueChanged(text, (value) => `${form}${value.trim()}`)),
	},
	{
		id: "first-field-folded",
		threats: ["HDR-02"],
		reading: "open",
		forms: [" X-Odd: 1", "\tX-Odd: 1"],
		spoil: addingFirst,
	},
	{
		id: "lines-of-bare-lf",
		threats: ["HDR-02"],
		reading: "open",
		forms: ["all", "fields", "head-end", "request-line"],
		weight: 2,
		spoil: (parts, form) => ({
			...parts,
			...(form === "all" || form === "request-line" ? { lineEnd: "\n" } : {}),
			...(form === "all" || form === "head-end" ? { headEnd: "\n" } : {}),
			...(form === "all" || form === "fields"
				? { fields: parts.fields.map((field) => ({ ...field, end: "\n" })) }
				: {}),
		}),
	},
	{
		id: "lines-of-bare-cr",
		threats: ["HDR-02"],
		reading: "open",
		forms: ["fields", "head-end"],
		spoil: (parts, form) => ({
			...parts,
			...(form === "head-end" ? { headEnd: "\r" } : { fields: parts.fields.map((field) => ({ ...field, end: "\r" })) }),
		}),
	},
	{
		id: "line-end-in-value",
		threats: ["HDR-02", "FWD-21"],
		reading: "open",
		forms: ["X-Odd: 1\rX-User-Id: admin", "X-Odd: 1\nX-User-Id: admin", "X-Odd: 1\r\r\nX-Odd: 2"],
		spoil: adding,
	},
	{
		id: "nul-in-field",
		threats: ["HDR-06"],
		reading: "open",
		forms: ["X-Odd: a\u0000b", "X\u0000Odd: 1", "\u0000"],
		spoil: adding,
	},
	{
		id: "control-in-value",
		threats: ["HDR-06", "HDR-04"],
		reading: "open",
		forms: ["X-Odd: a\u0001b", "X-Odd: \u000b1\u000c", "X-Odd: \u001b[0m", "X-Odd: \u007f"],
		spoil: adding,
	},
	{
		id: "control-in-proof",
		threats: ["HDR-04", "HDR-06"],
		reading: "open",
		forms: ["\u000b", "\u0001", "\u0000", "\u007f", "\u00a0"],
		spoil: (parts, form) => atProof(parts, (text) => text + form),
	},
	{
		id: "bytes-in-value",
		threats: ["HDR-07"],
		reading: "open",
		forms: ["X-Odd: \u00ff\u00fe", "X-Odd: \u00c3\u0028", "User-Agent: \u00ed\u00a0\u0080"],
		spoil: adding,
	},
	{
		id: "name-ill-formed",
		threats: ["HDR-06"],
		reading: "open",
		forms: ["X Odd: 1", "X-Odd : 1", "X-Odd\t: 1", "X(Odd): 1", "X-Odd\u00e9: 1", ": 1", "X-Odd\u0001: 1"],
		weight: 2,
		spoil: adding,
	},
	{
		id: "blank-before-colon",
		threats: ["HDR-05", "FWD-25"],
		reading: "open",
		forms: ["proof", "host", "length"],
		spoil: (parts, form) => {
			const spaced = (text: string) => text.replace(":", " :");
			if (form === "proof") return atProof(parts, spaced);
			return mapFields(parts, (field) => isNamed(field, form === "host" ? "host" : "content-length"), spaced);
		},
	},
	{ id: "no-colon", threats: ["HDR-06"], reading: "open", forms: ["X-Odd", "GET / HTTP/1.1", "="], spoil: adding },
	{
		id: "proof-twice",
		threats: ["HDR-01"],
		reading: "open",
		forms: ["same", "empty", "other"],
		spoil: (parts, form) => {
			const field = parts.fields.find(isProof);
			if (field === undefined) return parts;
			const name = field.text.slice(0, field.text.indexOf(":"));
			return withFields(parts, form === "same" ? field.text : `${name}:${form === "empty" ? "" : " x"}`);
		},
	},
	{
		...wrongHost,
		id: "host-missing",
		forms: ["none"],
		spoil: (parts) => withoutField(parts, "host"),
	},
	{
		...wrongHost,
		id: "host-twice",
		forms: ["Host: other.example", "Host:"],
		spoil: adding,
	},
	{
		...wrongHost,
		id: "host-ill-formed",
		forms: ["", "a b", "user@gateway.test", "[::1", "a/b", "a,b", "gateway.test:port", "\u00e9"],
		spoil: (parts, form) =>
			mapFields(
				parts,
				(field) => isNamed(field, "host"),
				() => `Host: ${form}`,
			),
	},
	{
		id: "fields-of-identity",
		threats: ["FWD-01", "FWD-02"],
		reading: "kept",
		forms: ["X-User-Id: admin", "X_User_Id: admin", 'X-Scopes: ["admin"]', "X-Auth-Type: none"],
		spoil: adding,
	},
];
