import { forms, type Mistake } from "../mistake.ts";

const separators: readonly { slug: string; named: string; texts: readonly string[] }[] = [
	{ slug: "crlf", named: "CR LF", texts: ["\r\n"] },
	{ slug: "cr", named: "CR", texts: ["\r"] },
	{ slug: "nothing", named: "nothing between them", texts: [""] },
	{ slug: "blank", named: "a blank", texts: [" "] },
	{ slug: "escape", named: "the two characters `\\n` instead of a line feed", texts: ["\\n", "\\\\n"] },
	{ slug: "two-line-feeds", named: "two line feeds", texts: ["\n\n"] },
	{ slug: "bar", named: "`|`", texts: ["|"] },
	{ slug: "colon", named: "`:`", texts: [":"] },
	{ slug: "comma", named: "`,`", texts: [",", ", "] },
	{ slug: "dot", named: "`.`", texts: ["."] },
	{ slug: "semicolon", named: "`;`", texts: [";"] },
	{ slug: "ampersand", named: "`&`", texts: ["&"] },
	{ slug: "slash", named: "`/`", texts: ["/"] },
	{ slug: "hyphen", named: "`-`", texts: ["-"] },
	{ slug: "underscore", named: "`_`", texts: ["_"] },
	{ slug: "plus", named: "`+`", texts: ["+"] },
	{ slug: "hash", named: "`#`", texts: ["#"] },
	{ slug: "tab", named: "a tab", texts: ["\t"] },
	{ slug: "nul", named: "NUL", texts: ["\0"] },
	{ slug: "blank-after-line-feed", named: "a line feed and a blank", texts: ["\n ", "\n\t"] },
];

/** Lines joined by something else. */
export const separatorMistakes: readonly Mistake[] = separators.flatMap(({ slug, named, texts }) =>
	forms(
		{
			id: `separator/${slug}`,
			does: `join the lines with ${named}`,
			remedy: "Join the lines with single line feeds (0A).",
			requirement: "HMAC-CANON-01",
		},
		...texts.map((separator) => ({ at: "separator" as const, separator })),
	),
);
