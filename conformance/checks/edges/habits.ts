import type { HeaderPair } from "../../client/probe.ts";
import type { Habits, Head } from "./edge.ts";

/** What some edges and proxies are documented, or were seen, to do; no more of it than they do. */
export const habits: Readonly<Record<string, Habits>> = {
	/** URL normalisation of an edge network: unreserved triplets decoded, hex in upper case, dots resolved, slashes merged. */
	"normalising edge": {
		rewrite: (head) => {
			if (!plainHost(head)) return 400;
			const headers = without(head.headers, (name) => hopByHop.has(name) || oddName(name));
			return { ...head, target: normalised(head.target), headers: [...addressed(headers), ["CF-Ray", "8f2a-ZRH"]] };
		},
		buffers: false,
		bodiless: [],
		broken: undefined,
		adds: [
			["Server", "edge"],
			["Server-Timing", 'cfL4;desc="?proto=TCP&rtt=9000,1"'],
			["Server-Timing", "cfEdge;dur=4, cfOrigin;dur=27"],
			["Alt-Svc", 'h3=":443"; ma=86400'],
			["NEL", '{"success_fraction":0,"report_to":"cf-nel","max_age":604800}'],
			["CF-Cache-Status", "DYNAMIC"],
			["Set-Cookie", "__cf_bm=a; HttpOnly"],
		],
	},
	/** A development server: URLs as browsers write them, Host written anew, whole bodies, its own error for broken ones. */
	"development server": {
		rewrite: (head) => {
			const url = browserUrl(head);
			if (url === undefined || valuesOf(head.headers, "host").length !== 1) return 500;
			const others = without(head.headers, (name) => hopByHop.has(name) || name === "host");
			const target = url.pathname + (url.search === "" && head.target.endsWith("?") ? "?" : url.search);
			return { ...head, target, headers: [["Host", url.host], ...addressed(others)] };
		},
		buffers: true,
		bodiless: ["GET", "HEAD"],
		broken: 500,
		adds: [],
	},
	/** A proxy to the letter of RFC 9110: takes away what Connection names, joins repeated fields, trims. */
	"obedient proxy": {
		rewrite: (head) => {
			if (["TRACE", "PROPFIND", "PURGE"].includes(head.method)) return 405;
			if (head.target.length > 16_384) return 414;
			if (!plainHost(head) || !head.target.startsWith("/")) return 400;
			const nominated = valuesOf(head.headers, "connection").flatMap((value) => value.split(","));
			const named = new Set(nominated.map((name) => name.trim().toLowerCase()));
			const kept = without(head.headers, (name) => named.has(name) || hopByHop.has(name) || name.includes("_"));
			return { ...head, headers: joined(kept) };
		},
		buffers: true,
		bodiless: [],
		broken: 400,
		adds: [["Via", "1.1 proxy"]],
	},
};

const hopByHop = new Set(["connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade", "expect"]);

function valuesOf(headers: readonly HeaderPair[], name: string): readonly string[] {
	return headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value);
}

function without(headers: readonly HeaderPair[], drops: (name: string) => boolean): readonly HeaderPair[] {
	return headers.filter(([name]) => !drops(name.toLowerCase()));
}

/** Names that some edges take for invalid, and drop. */
function oddName(name: string): boolean {
	return !/^[a-z0-9-]+$/.test(name);
}

function plainHost({ headers }: Head): boolean {
	const [host, ...others] = valuesOf(headers, "host");
	return others.length === 0 && host !== undefined && /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/i.test(host);
}

/** Says where the client is, and which codings the edge itself reads. */
function addressed(headers: readonly HeaderPair[]): readonly HeaderPair[] {
	const [forwarded = ""] = valuesOf(headers, "x-forwarded-for");
	const others = without(headers, (name) =>
		["x-forwarded-for", "x-forwarded-proto", "cf-connecting-ip", "accept-encoding"].includes(name),
	);
	return [
		...others,
		["X-Forwarded-For", [forwarded, "192.0.2.7"].filter((each) => each !== "").join(", ")],
		["X-Forwarded-Proto", "http"],
		["CF-Connecting-IP", "192.0.2.7"],
		["Accept-Encoding", "br, gzip"],
	];
}

function joined(headers: readonly HeaderPair[]): readonly HeaderPair[] {
	const names = new Map<string, string[]>();
	for (const [name, value] of headers) {
		const trimmed = value.replace(/^[ \t]+|[ \t]+$/g, "");
		names.set(name.toLowerCase(), [...(names.get(name.toLowerCase()) ?? []), trimmed]);
	}
	return [...names].map(([name, values]): HeaderPair => [name, values.join(", ")]);
}

function browserUrl({ target, headers }: Head): URL | undefined {
	const [host = ""] = valuesOf(headers, "host");
	const text = target.startsWith("/") ? `http://${host}${target}` : target;
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** The path and the query of a target as a normalising edge passes them on; a fragment is taken away. */
function normalised(target: string): string {
	const [bare = ""] = target.split("#");
	const at = bare.indexOf("?");
	const path = at < 0 ? bare : bare.slice(0, at);
	const merged = respelt(path.replaceAll("\\", "/")).replace(/\/{2,}/g, "/");
	return withoutDots(merged) + (at < 0 ? "" : respelt(bare.slice(at)));
}

/** Triplets of unreserved characters decoded, others in upper case, and encoded what has no place in a URL. */
function respelt(text: string): string {
	return text
		.replace(/%([0-9a-f]{2})/gi, (triplet, hex: string) => {
			const character = String.fromCharCode(Number.parseInt(hex, 16));
			return /[A-Za-z0-9._~-]/.test(character) ? character : triplet.toUpperCase();
		})
		.replace(
			/[^\x21-\x7e]|["<>^`{|}]/g,
			(character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
		);
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
	const kept: string[] = [];
	const segments = path.split("/").slice(1);
	for (const [index, segment] of segments.entries()) {
		const isLast = index === segments.length - 1;
		if (segment === "..") kept.pop();
		else if (segment !== ".") kept.push(segment);
		if (isLast && (segment === ".." || segment === ".")) kept.push("");
	}
	return `/${kept.join("/")}`;
}
