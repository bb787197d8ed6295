import { forms, type Mistake, type MistakeHead } from "../mistake.ts";
import { formDecode, lowerTriplets, percentDecode, percentEncode } from "../percent.ts";

const verbatim = {
	remedy:
		"Sign the path exactly as it stands in the request line. Take it from the text of the URL that you send, not from a parsed one.",
	requirement: "HMAC-CANON-08",
	onlyFor: "verbatim",
} as const satisfies Partial<MistakeHead>;

const normalised = {
	remedy:
		"Decode the percent triplets of unreserved characters in the path, write the others in upper case, and change nothing else.",
	requirement: "SORT-01",
	onlyFor: "sorted-query",
} as const satisfies Partial<MistakeHead>;

const either = { remedy: "Sign the whole path, every slash included.", requirement: "HMAC-CANON-08" };

/** Each segment by itself, so that slashes stay. */
function bySegment(path: string, change: (segment: string) => string): string {
	return path.split("/").map(change).join("/");
}

function rawPath(target: string): string {
	return target.split("?", 1)[0] ?? "";
}

/** Another path than the one that is signed. */
export const pathMistakes: readonly Mistake[] = [
	...forms(
		{
			id: "path/not-normalised",
			does: "sign the path as it is sent, without normalising its percent triplets",
			...normalised,
		},
		{ at: "path", change: (_, { target }) => rawPath(target) },
	),
	...forms(
		{
			id: "path/upper-case-only",
			does: "write the triplets of the path in upper case but do not decode those of unreserved characters",
			...normalised,
		},
		{
			at: "path",
			change: (_, { target }) => rawPath(target).replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase()),
		},
	),
	...forms(
		{ id: "path/decoded", does: "sign the path percent-decoded", ...verbatim },
		{ at: "path", change: percentDecode },
		{ at: "path", change: formDecode },
	),
	...forms(
		{ id: "path/fully-decoded", does: "sign the path with every percent triplet decoded", ...normalised },
		{ at: "path", change: percentDecode },
		{ at: "path", change: formDecode },
	),
	...forms(
		{ id: "path/encoded-again", does: "percent-encode the path a second time, so that % becomes %25", ...verbatim },
		{ at: "path", change: (path) => percentEncode(path, { dialect: "uri" }) },
		{ at: "path", change: (path) => bySegment(path, (segment) => percentEncode(segment, { dialect: "component" })) },
		{ at: "path", change: (path) => percentEncode(path, { dialect: "path" }) },
	),
	...forms(
		{ id: "path/re-encoded", does: "decode the path and percent-encode it again", ...verbatim },
		...(["unreserved", "component", "uri", "php"] as const).map((dialect) => ({
			at: "path" as const,
			change: (path: string) => bySegment(path, (segment) => percentEncode(percentDecode(segment), { dialect })),
		})),
	),
	...forms(
		{
			id: "path/canonical-re-encoded",
			does: "decode the path in full and percent-encode all but unreserved characters",
			...normalised,
		},
		...(["unreserved", "component", "uri", "php"] as const).map((dialect) => ({
			at: "path" as const,
			change: (path: string) => bySegment(path, (segment) => percentEncode(percentDecode(segment), { dialect })),
		})),
	),
	...forms(
		{
			id: "path/canonical-encoded-again",
			does: "percent-encode the path a second time, so that % becomes %25",
			...normalised,
		},
		{ at: "path", change: (path) => percentEncode(path, { dialect: "uri" }) },
		{ at: "path", change: (path) => percentEncode(path, { dialect: "path" }) },
	),
	...forms(
		{ id: "path/lower-case-triplets", does: "write the percent triplets of the path in lower-case hex", ...verbatim },
		{ at: "path", change: lowerTriplets },
	),
	...forms(
		{
			id: "path/canonical-lower-case-triplets",
			does: "write the percent triplets of the path in lower-case hex",
			...normalised,
		},
		{ at: "path", change: lowerTriplets },
	),
	...forms(
		{ id: "path/lower-case", does: "sign the path in lower case", ...either, remedy: "Sign the path in its own case." },
		{ at: "path", change: (path) => path.toLowerCase() },
	),
	...forms(
		{ id: "path/trailing-slash-dropped", does: "drop the slash at the end of the path", ...either },
		{ at: "path", change: (path) => (path === "/" ? path : path.replace(/\/$/, "")) },
		{ at: "path", change: (path) => path.replace(/\/$/, "") },
	),
	...forms(
		{ id: "path/trailing-slash-added", does: "add a slash to the end of the path", ...either },
		{ at: "path", change: (path) => (path.endsWith("/") ? path : `${path}/`) },
	),
	...forms(
		{ id: "path/leading-slash-dropped", does: "drop the slash at the beginning of the path", ...either },
		{ at: "path", change: (path) => path.replace(/^\//, "") },
	),
	...forms(
		{
			id: "path/empty-kept",
			does: "sign an empty path where the URL has none",
			...either,
			remedy: "Sign `/` when the URL has no path, which is what is sent.",
		},
		{
			at: "path",
			change: (path, { url }) => (/^https?:\/\/[^/?#]*(?:[?#]|$)/i.test(url) && path === "/" ? "" : undefined),
		},
	),
	...forms(
		{ id: "path/plus-as-space", does: "turn + in the path into %20", ...verbatim },
		{ at: "path", change: (path) => path.replaceAll("+", "%20") },
	),
	...forms(
		{ id: "path/parameters-dropped", does: "drop what follows a semicolon in the path", ...either },
		{ at: "path", change: (path) => path.replace(/;[^/]*$/, "") },
		{ at: "path", change: (path) => path.replace(/;[^/]*/g, "") },
		{ at: "path", change: (path) => path.replace(/;.*$/, "") },
	),
	...forms(
		{
			id: "path/first-segment-dropped",
			does: "sign the path without its first segment, as a mounted router sees it",
			...either,
		},
		{ at: "path", change: (path) => (/^\/[^/]+\//.test(path) ? path.replace(/^\/[^/]+/, "") : undefined) },
	),
];
