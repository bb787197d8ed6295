type CurlTarget =
	| {
			ok: true;
			urlScheme: "http" | "https";
			/** As curl sends it: without the default port. */
			host: string;
			target: string;
			/** The URL as it was written, with a scheme and with what `-G` adds. */
			url: string;
			notes: readonly string[];
	  }
	| { ok: false; problem: string };

interface CurlUrlOptions {
	/** What `-G` adds to the query. */
	query: string | undefined;
	pathAsIs: boolean;
}

/** What curl makes of a URL: it drops the fragment, resolves dot segments and encodes bytes beyond ASCII in the path. */
export function curlTarget(written: string, { query, pathAsIs }: CurlUrlOptions): CurlTarget {
	const notes: string[] = [];
	const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`;
	if (given !== written) notes.push("The URL names no scheme; curl takes http.");
	const [, name, userInfo, authority = "", rest = ""] =
		/^(https?):\/\/(?:([^/?#@]*)@)?([^/?#@]*)(.*)$/is.exec(given) ?? [];
	if (name === undefined) return { ok: false, problem: "its scheme is not http or https" };
	if (userInfo !== undefined)
		return { ok: false, problem: "a user name in it becomes a second credential; leave it out" };
	if (authority === "") return { ok: false, problem: "it has no host" };
	if (/[\0-\x20\x7f]/.test(given)) return { ok: false, problem: "curl refuses blanks and control characters in it" };
	const urlScheme = name.length === 5 ? "https" : "http";
	const [beforeFragment = "", ...fragment] = rest.split("#");
	if (fragment.length > 0) notes.push("curl does not send the URL's fragment, # and what follows.");
	const mark = beforeFragment.indexOf("?");
	const path = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
	const own = mark < 0 ? undefined : beforeFragment.slice(mark + 1);
	const queries = [own, query].filter((text) => text !== undefined && (text !== "" || query === undefined));
	const sentPath = sentAs(path === "" ? "/" : path, pathAsIs, notes);
	return {
		ok: true,
		urlScheme,
		host: authority.replace(urlScheme === "https" ? /:443$/ : /:80$/, ""),
		target: queries.length === 0 ? sentPath : `${sentPath}?${queries.join("&")}`,
		url: query === undefined ? given : `${given.split("#")[0]?.split("?")[0]}?${queries.join("&")}`,
		notes,
	};
}

function sentAs(path: string, pathAsIs: boolean, notes: string[]): string {
	const resolved = pathAsIs ? path : withoutDotSegments(path);
	if (resolved !== path) notes.push("curl resolves . and .. in the path, unless --path-as-is is given.");
	const encoded = resolved.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
	if (encoded !== resolved) notes.push("curl percent-encodes bytes beyond ASCII in the path, in lower case.");
	return encoded;
}

/** RFC 3986 §5.2.4. */
function withoutDotSegments(path: string): string {
	const output: string[] = [];
	const segments = path.split("/").slice(1);
	for (const [index, segment] of segments.entries()) {
		const isLast = index === segments.length - 1;
		if (segment === "..") output.pop();
		if (segment !== "." && segment !== "..") output.push(segment);
		else if (isLast) output.push("");
	}
	return `/${output.join("/")}`;
}
