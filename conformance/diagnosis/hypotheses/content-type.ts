import { forms, type Mistake } from "../mistake.ts";

const requirement = "HMAC-CANON-09";
const remedy = "Sign the value of Content-Type exactly as you send it, parameters included.";
const whenAbsent =
	"Sign an empty line when you send no Content-Type, and make sure that your HTTP client adds none of its own.";

/** Another content type than the one that is sent. */
export const contentTypeMistakes: readonly Mistake[] = [
	...forms(
		{
			id: "content-type/left-empty",
			does: "leave the content type line empty although you send a Content-Type",
			remedy,
			requirement,
		},
		{ at: "contentType", change: () => "" },
	),
	...forms(
		{
			id: "content-type/only-with-body",
			does: "sign the content type only if there is a body",
			remedy: "Sign the value of Content-Type whenever you send it, with or without a body.",
			requirement,
		},
		{ at: "contentType", change: (type, { body }) => (body.length === 0 ? "" : type) },
	),
	...forms(
		{
			id: "content-type/without-parameters",
			does: "sign the content type without its parameters",
			remedy,
			requirement,
		},
		{ at: "contentType", change: (type) => (type.split(";", 1)[0] ?? "").trimEnd() },
	),
	...forms(
		{ id: "content-type/lower-case", does: "sign the content type in lower case", remedy, requirement },
		{ at: "contentType", change: (type) => type.toLowerCase() },
	),
	...forms(
		{ id: "content-type/blanks-removed", does: "take blanks out of the content type", remedy, requirement },
		{ at: "contentType", change: (type) => type.replaceAll(" ", "") },
		{ at: "contentType", change: (type) => type.replace(/ {2,}/g, " ") },
		{
			at: "contentType",
			change: (type) =>
				type
					.split(/([;=])/)
					.map((piece) => piece.trim())
					.join(""),
		},
	),
	...forms(
		{
			id: "content-type/blanks-kept",
			does: "sign the blanks around the content type",
			remedy: "Sign the value of Content-Type without spaces and tabs at its ends.",
			requirement,
		},
		{ at: "contentType", change: (_, { rawContentType }) => rawContentType },
	),
	...forms(
		{
			id: "content-type/charset-added",
			does: "sign a charset that Content-Type as sent does not have",
			remedy,
			requirement,
		},
		...["; charset=utf-8", ";charset=utf-8", "; charset=UTF-8", ";charset=UTF-8"].map((parameter) => ({
			at: "contentType" as const,
			change: (type: string) => (type === "" || /charset=/i.test(type) ? undefined : type + parameter),
		})),
	),
	...forms(
		{
			id: "content-type/json-assumed",
			does: "sign application/json although you send no Content-Type",
			remedy: whenAbsent,
			requirement,
		},
		{ at: "contentType", change: (type) => (type === "" ? "application/json" : undefined) },
		{ at: "contentType", change: (type) => (type === "" ? "application/json; charset=utf-8" : undefined) },
		{
			at: "contentType",
			change: (type, { body }) => (type === "" && body.length > 0 ? "application/json" : undefined),
		},
	),
	...forms(
		{
			id: "content-type/json-always",
			does: "sign application/json whatever you send",
			remedy:
				"Sign the Content-Type that you send, and see what that is: HTTP clients, `curl -d` among them, add one of their own.",
			requirement,
		},
		{ at: "contentType", change: () => "application/json" },
	),
	...forms(
		{
			id: "content-type/form-assumed",
			does: "sign application/x-www-form-urlencoded although you send no Content-Type",
			remedy: whenAbsent,
			requirement,
		},
		{ at: "contentType", change: (type) => (type === "" ? "application/x-www-form-urlencoded" : undefined) },
		{
			at: "contentType",
			change: (type, { body }) => (type === "" && body.length > 0 ? "application/x-www-form-urlencoded" : undefined),
		},
	),
	...forms(
		{
			id: "content-type/text-assumed",
			does: "sign text/plain although you send no Content-Type",
			remedy: whenAbsent,
			requirement,
		},
		{ at: "contentType", change: (type) => (type === "" ? "text/plain;charset=UTF-8" : undefined) },
		{ at: "contentType", change: (type) => (type === "" ? "text/plain" : undefined) },
		{
			at: "contentType",
			change: (type, { body }) => (type === "" && body.length > 0 ? "text/plain;charset=UTF-8" : undefined),
		},
	),
	...forms(
		{
			id: "content-type/bytes-assumed",
			does: "sign application/octet-stream although you send no Content-Type",
			remedy: whenAbsent,
			requirement,
		},
		{ at: "contentType", change: (type) => (type === "" ? "application/octet-stream" : undefined) },
	),
	...forms(
		{
			id: "content-type/name-of-nothing",
			does: "sign the word that your language writes for nothing when there is no Content-Type",
			remedy: whenAbsent,
			requirement,
		},
		...["undefined", "null", "None", "nil", "<nil>", "false"].map((word) => ({
			at: "contentType" as const,
			change: (type: string) => (type === "" ? word : undefined),
		})),
	),
];
