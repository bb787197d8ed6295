import { parseHost } from "../client/protocol.ts";

/** A URL taken apart as text, nothing decoded and nothing repaired (SPEC §4, items 1 to 3). A wire text. */
export interface UrlParts {
	scheme: "http" | "https";
	/** As written. */
	authority: string;
	/** As it is signed: lower case, without the default port. */
	host: string;
	/** Everything after the authority, a fragment included; `/` is put before an empty path. */
	target: string;
}

export const defaultPorts = { http: 80, https: 443 } as const;

/** Undefined where the text is no URL that can be signed (`malformed_url`): another scheme, no host, user information. */
export function splitUrl(url: string): UrlParts | undefined {
	const match = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url);
	if (match === null) return undefined;
	const [, name = "", authority = "", rest = ""] = match;
	const scheme = name.length === 5 ? "https" : "http";
	const host = parseHost(authority, defaultPorts[scheme]);
	if (!host.ok) return undefined;
	return { scheme, authority, host: host.value, target: rest === "" || rest.startsWith("?") ? `/${rest}` : rest };
}
