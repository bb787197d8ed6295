import { fromWire } from "./wire-text.ts";

/** Path and query as the URL Standard's parser repairs them, which is what most clients send; undefined if it cannot. */
export function parsedTarget(target: string): { path: string; query: string | null } | undefined {
	const url = `https://host${fromWire(target)}`;
	if (!URL.canParse(url)) return undefined;
	const { pathname, search } = new URL(url);
	return { path: pathname, query: search === "" ? null : search.slice(1) };
}
