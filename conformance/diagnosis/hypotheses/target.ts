import { joinTarget, type Material, type TargetParts } from "../material.ts";
import { forms, type Mistake, type SignedLine } from "../mistake.ts";
import { parsedTarget } from "../parsed-target.ts";
import { formDecode, percentDecode, percentEncode } from "../percent.ts";

const remedy =
	"Sign path and query as they stand in the request line: no scheme, no host, no fragment, and the ? between them.";
const requirement = "HMAC-CANON-08";

/** The target line, and the path line of schemes that have one, behind something; the query as it is. */
function behind(text: string, parts: TargetParts): TargetParts {
	return { target: text + parts.target, path: text + parts.path, query: parts.query };
}

function whole(text: string): TargetParts {
	return { target: text, path: text, query: null };
}

function fragmentOf({ url }: Material): string | undefined {
	const at = url.indexOf("#");
	return at < 0 ? undefined : url.slice(at);
}

/** Another target as a whole than the one that is sent. */
export const targetMistakes: readonly Mistake[] = [
	...forms(
		{
			id: "target/path-only",
			does: "sign the path without the query",
			remedy: "Sign the query too, with the ? before it.",
			requirement,
		},
		{ at: "target", change: ({ path }) => joinTarget(path, null) },
	),
	...forms(
		{ id: "target/full-url", does: "sign the whole URL in place of path and query", remedy, requirement },
		{ at: "target", change: (parts, { urlScheme, host }) => behind(`${urlScheme}://${host}`, parts) },
		{ at: "target", change: (parts, { urlScheme, authority }) => behind(`${urlScheme}://${authority}`, parts) },
		{ at: "target", change: (_, { url }) => whole(url) },
		{ at: "target", change: (parts, { urlScheme, host }) => whole(`${urlScheme}://${host}${parts.target}`) },
	),
	...forms(
		{
			id: "target/url-without-query",
			does: "sign the URL without its query in place of path and query",
			remedy,
			requirement,
		},
		{ at: "target", change: ({ path }, { urlScheme, host }) => whole(`${urlScheme}://${host}${path}`) },
	),
	...forms(
		{ id: "target/with-host", does: "sign the host before the path", remedy, requirement },
		{ at: "target", change: (parts, { host }) => behind(host, parts) },
		{ at: "target", change: (parts, { host }) => behind(`//${host}`, parts) },
	),
	...forms(
		{ id: "target/mark-dropped", does: "leave out the ? between path and query", remedy, requirement },
		{
			at: "target",
			change: ({ path, query }) =>
				query === null ? undefined : { target: path + query, path: path + query, query: null },
		},
	),
	...forms(
		{
			id: "target/mark-always",
			does: "write a ? after the path even without a query",
			remedy: "Write ? only if the URL has a query.",
			requirement,
		},
		{
			at: "target",
			change: ({ path, query }) => (query === null ? { target: `${path}?`, path: `${path}?`, query: null } : undefined),
		},
	),
	...forms(
		{
			id: "target/query-on-its-own-line",
			does: "sign path and query on two lines",
			remedy: "Sign path and query on one line, with the ? between them.",
			requirement,
			onlyFor: "verbatim",
		},
		{ at: "target", change: ({ path, query }) => ({ target: `${path}\n${query ?? ""}`, path, query }) },
		{
			at: "target",
			change: ({ path, query }) => (query === null ? undefined : { target: `${path}\n${query}`, path, query }),
		},
	),
	...forms(
		{
			id: "target/on-one-line",
			does: "sign path and query on one line",
			remedy: "Sign path and query on two lines, without the ?.",
			requirement: "SORT-08",
			onlyFor: "sorted-query",
		},
		{ at: "lines", change: (lines) => oneLine(lines) },
	),
	...forms(
		{ id: "target/query-first", does: "sign the query without the path", remedy: "Sign the path too.", requirement },
		{ at: "target", change: ({ query }) => (query === null ? undefined : { target: query, path: "", query }) },
		{ at: "target", change: ({ query }) => (query === null ? undefined : { target: `?${query}`, path: "", query }) },
	),
	...forms(
		{
			id: "target/fragment-kept",
			does: "sign the fragment, which is not sent",
			remedy: "Leave out the URL's fragment, `#` and what follows: it never goes on the wire.",
			requirement,
		},
		{
			at: "target",
			change: (parts, material) => {
				const fragment = fragmentOf(material);
				return fragment === undefined
					? undefined
					: {
							...parts,
							target: parts.target + fragment,
							path: parts.query === null ? parts.path + fragment : parts.path,
							query: parts.query === null ? null : parts.query + fragment,
						};
			},
		},
	),
	...forms(
		{
			id: "target/decoded",
			does: "sign path and query decoded",
			remedy: "Sign path and query as they are sent, nothing decoded.",
			requirement,
			onlyFor: "verbatim",
		},
		{ at: "target", change: ({ target }) => whole(percentDecode(target)) },
		{ at: "target", change: ({ target }) => whole(formDecode(target)) },
	),
	...forms(
		{
			id: "target/percent-20-as-plus",
			does: "turn %20 into + in path and query",
			shows: ({ target }) => /^[^?]*%20/.test(target),
			remedy: "Sign path and query as they are sent, a space as %20.",
			requirement,
			onlyFor: "verbatim",
		},
		{ at: "target", change: ({ target }) => whole(target.replaceAll("%20", "+")) },
	),
	...forms(
		{
			id: "target/encoded-again",
			does: "percent-encode path and query a second time, so that % becomes %25",
			remedy: "Sign path and query as they are sent, nothing encoded again.",
			requirement,
			onlyFor: "verbatim",
		},
		{ at: "target", change: ({ target }) => whole(percentEncode(target, { dialect: "uri" })) },
		{ at: "target", change: ({ target }) => whole(percentEncode(target, { dialect: "component" })) },
		{ at: "target", change: ({ target }) => whole(percentEncode(target, { dialect: "unreserved" })) },
		{ at: "target", change: ({ target }) => whole(percentEncode(target, { dialect: "path" })) },
		{ at: "target", change: ({ target }) => whole(percentEncode(target, { dialect: "form", space: "+" })) },
	),
	...forms(
		{
			id: "target/lower-case-triplets",
			does: "write every percent triplet in lower-case hex",
			remedy: "Sign path and query as they are sent, with the triplets in upper case.",
			requirement,
			onlyFor: "verbatim",
		},
		{
			at: "target",
			change: ({ target }) => whole(target.replace(/%[0-9A-F]{2}/g, (triplet) => triplet.toLowerCase())),
		},
	),
	...forms(
		{
			id: "target/lower-case",
			does: "sign path and query in lower case",
			remedy: "Sign path and query in their own case.",
			requirement,
		},
		{
			at: "target",
			change: ({ target, path, query }) => ({
				target: target.toLowerCase(),
				path: path.toLowerCase(),
				query: query === null ? null : query.toLowerCase(),
			}),
		},
	),
	...forms(
		{
			id: "target/of-a-url-parser",
			does: "sign path and query as a URL parser repairs them",
			remedy: "Refuse a target that is not in its normal form instead of letting a URL parser repair it.",
			requirement: "TGT-01",
			onlyFor: "verbatim",
		},
		{
			at: "target",
			change: (_, { target }) => {
				const parsed = parsedTarget(target);
				return parsed && joinTarget(parsed.path, parsed.query);
			},
		},
	),
];

function oneLine(lines: readonly SignedLine[]): readonly SignedLine[] | undefined {
	const path = lines.find(({ name }) => name === "path");
	const query = lines.find(({ name }) => name === "query");
	if (path === undefined || query === undefined) return undefined;
	const text = query.text === "" ? path.text : `${path.text}?${query.text}`;
	return lines.flatMap((line) => (line === path ? [{ name: "target" as const, text }] : line === query ? [] : [line]));
}
