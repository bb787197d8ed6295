import { forms, type Mistake } from "../mistake.ts";

const head = {
	remedy: "Sign the method as it stands in the request line, in upper case.",
	requirement: "HMAC-CANON-06",
};

/** Another method than the one that is sent. */
export const methodMistakes: readonly Mistake[] = [
	...forms(
		{ id: "method/lower-case", does: "sign the method in lower case", ...head },
		{ at: "method", change: (method) => method.toLowerCase() },
	),
	...forms(
		{ id: "method/capitalised", does: "sign the method with one capital letter", ...head },
		{ at: "method", change: (method) => method.charAt(0).toUpperCase() + method.slice(1).toLowerCase() },
	),
	...forms(
		{ id: "method/upper-case", does: "sign the method in upper case although you send it in another", ...head },
		{ at: "method", change: (method) => method.toUpperCase() },
	),
	...forms(
		{ id: "method/head-as-get", does: "sign HEAD as GET", ...head },
		{ at: "method", change: (method) => (method === "HEAD" ? "GET" : undefined) },
	),
	...forms(
		{ id: "method/always-get", does: "sign GET whatever the method is", ...head },
		{ at: "method", change: () => "GET" },
	),
	...forms(
		{ id: "method/always-post", does: "sign POST whatever the method is", ...head },
		{ at: "method", change: () => "POST" },
	),
	...forms(
		{ id: "method/options-as-get", does: "sign OPTIONS as GET", ...head },
		{ at: "method", change: (method) => (method === "OPTIONS" ? "GET" : undefined) },
	),
];
