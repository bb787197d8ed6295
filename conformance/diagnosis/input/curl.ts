import { Buffer } from "node:buffer";
import type { HeaderPair } from "../../client/probe.ts";
import { percentEncode } from "../percent.ts";
import { type CurlEffect, curlOptions, unknowable } from "./curl-options.ts";
import { curlTarget } from "./curl-url.ts";
import { type ReadRequest, unreadable } from "./sent-request.ts";
import { shellWords } from "./shell-words.ts";

/** Reads a file that the command names with `@`; undefined for one that cannot be read. */
export type ReadFile = (name: string) => Promise<Buffer | undefined>;

/** What the words of the command have added up to. */
interface Gathered {
	method?: string;
	urls: string[];
	headers: HeaderPair[];
	/** Headers that curl shall not send: `Name:`. */
	suppressed: Set<string>;
	/** Pieces of the body, with what stands between them. */
	data: Buffer[];
	/** Of those that curl adds unless a header of the name is given, by name. */
	defaults: Map<string, string>;
	get: boolean;
	head: boolean;
	pathAsIs: boolean;
	target?: string;
}

class Misuse extends Error {}

/**
 * Reads a curl command as curl would send it: quotes as in a shell, the headers that curl adds of itself, data joined
 * and `@file`s read. The command is a wire text. Nothing is run, and nothing is fetched.
 */
export async function readCurl(command: string, readFile: ReadFile): Promise<ReadRequest> {
	const split = shellWords(command);
	if (!split.ok) return unreadable(split.problem);
	const [program = "", ...words] = split.words[0] === "$" ? split.words.slice(1) : split.words;
	if (!/(?:^|[/\\])curl(?:\.exe)?$/.test(program)) return unreadable('word 1: the command must begin with "curl"');
	try {
		return requestOf(await gather(words, readFile));
	} catch (error) {
		if (error instanceof Misuse) return unreadable(error.message);
		throw error;
	}
}

async function gather(words: readonly string[], readFile: ReadFile): Promise<Gathered> {
	const gathered: Gathered = {
		urls: [],
		headers: [],
		data: [],
		suppressed: new Set(),
		defaults: new Map(),
		get: false,
		head: false,
		pathAsIs: false,
	};
	let onlyUrls = false;
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? "";
		if (word === "--") {
			onlyUrls = true;
		} else if (onlyUrls || !word.startsWith("-") || word === "-") {
			gathered.urls.push(word);
		} else if (word.startsWith("--")) {
			const value = optionOf(word, at).takesValue ? valueAt(words, at, word) : undefined;
			await effects[optionOf(word, at).effect](gathered, value ?? "", { readFile, place: placeOf(at, word) });
			if (value !== undefined) at += 1;
		} else {
			at += await shortOptions(word, words, at, gathered, readFile);
		}
	}
	return gathered;
}

/** A word of short options, `-sXPOST`; answers how many further words it took. */
async function shortOptions(
	word: string,
	words: readonly string[],
	at: number,
	gathered: Gathered,
	readFile: ReadFile,
): Promise<number> {
	for (let index = 1; index < word.length; index += 1) {
		const name = `-${word.charAt(index)}`;
		const option = optionOf(name, at);
		const place = placeOf(at, name);
		if (!option.takesValue) {
			await effects[option.effect](gathered, "", { readFile, place });
			continue;
		}
		const attached = word.slice(index + 1);
		await effects[option.effect](gathered, attached === "" ? valueAt(words, at, name) : attached, { readFile, place });
		return attached === "" ? 1 : 0;
	}
	return 0;
}

function placeOf(at: number, name: string): string {
	// The program itself is the first word.
	return `word ${at + 2} (${name})`;
}

function optionOf(name: string, at: number) {
	const option = curlOptions.get(name);
	if (option !== undefined) return option;
	const why = unknowable.get(name);
	throw new Misuse(`word ${at + 2}: ${why === undefined ? "an option that is not known here" : `${name}: ${why}`}`);
}

function valueAt(words: readonly string[], at: number, name: string): string {
	const value = words[at + 1];
	if (value === undefined) throw new Misuse(`${placeOf(at, name)}: its value is missing`);
	return value;
}

interface Around {
	readFile: ReadFile;
	place: string;
}

type Apply = (gathered: Gathered, value: string, around: Around) => void | Promise<void>;

const effects: Readonly<Record<CurlEffect, Apply>> = {
	none: () => undefined,
	method: (gathered, value) => {
		gathered.method = value;
	},
	url: (gathered, value) => void gathered.urls.push(value),
	get: (gathered) => {
		gathered.get = true;
	},
	head: (gathered) => {
		gathered.head = true;
	},
	"path-as-is": (gathered) => {
		gathered.pathAsIs = true;
	},
	"request-target": (gathered, value) => {
		gathered.target = value;
	},
	header: async (gathered, value, around) => {
		const lines = value.startsWith("@")
			? (await contentOf(value.slice(1), around)).toString("latin1").split(/\r?\n/)
			: [value];
		for (const line of lines) addHeader(gathered, line);
	},
	data: async (gathered, value, around) => {
		// Of a file curl leaves out carriage returns, line feeds and NULs.
		const bytes = value.startsWith("@")
			? Buffer.from((await contentOf(value.slice(1), around)).toString("latin1").replace(/[\r\n\0]/g, ""), "latin1")
			: Buffer.from(value, "latin1");
		addData(gathered, bytes, "&");
	},
	"data-raw": (gathered, value) => addData(gathered, Buffer.from(value, "latin1"), "&"),
	"data-binary": async (gathered, value, around) => addData(gathered, await bytesOf(value, around), "&"),
	"data-urlencode": async (gathered, value, around) =>
		addData(gathered, Buffer.from(await encodedPair(value, around), "latin1"), "&"),
	json: async (gathered, value, around) => {
		addData(gathered, await bytesOf(value, around), "");
		gathered.defaults.set("Content-Type", "application/json").set("Accept", "application/json");
	},
	user: (gathered, value) => {
		gathered.defaults.set("Authorization", `Basic ${Buffer.from(value, "latin1").toString("base64")}`);
	},
	bearer: (gathered, value) => {
		gathered.defaults.set("Authorization", `Bearer ${value}`);
	},
	"user-agent": (gathered, value) => {
		gathered.defaults.set("User-Agent", value);
	},
	cookie: (gathered, value) => {
		if (value.includes("=")) gathered.defaults.set("Cookie", value);
	},
	referer: (gathered, value) => {
		gathered.defaults.set("Referer", value);
	},
};

/** `Name: value`; `Name;` has an empty value, and `Name:` keeps curl from sending its own. */
function addHeader(gathered: Gathered, line: string): void {
	const [, name, sign, value = ""] = /^([^:;\s]+)\s*([:;])(.*)$/s.exec(line) ?? [];
	if (name === undefined) return;
	const trimmed = value.replace(/^[ \t]+/, "");
	if (sign === ";" && trimmed === "") gathered.headers.push([name, ""]);
	else if (sign === ":" && trimmed === "") gathered.suppressed.add(name.toLowerCase());
	else if (sign === ":") gathered.headers.push([name, trimmed]);
}

function addData(gathered: Gathered, bytes: Buffer, between: string): void {
	if (gathered.data.length > 0) gathered.data.push(Buffer.from(between, "latin1"));
	gathered.data.push(bytes);
}

async function bytesOf(value: string, around: Around): Promise<Buffer> {
	return value.startsWith("@") ? contentOf(value.slice(1), around) : Buffer.from(value, "latin1");
}

async function contentOf(name: string, { readFile, place }: Around): Promise<Buffer> {
	const bytes = await readFile(Buffer.from(name, "latin1").toString("utf8"));
	if (bytes === undefined) throw new Misuse(`${place}: the file that it names cannot be read`);
	return bytes;
}

/** `content`, `=content`, `name=content`, `@file` and `name@file` of `--data-urlencode`. */
async function encodedPair(value: string, around: Around): Promise<string> {
	const [, name = "", sign, content = ""] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
	const text =
		sign === undefined ? value : sign === "@" ? (await contentOf(content, around)).toString("latin1") : content;
	const encoded = percentEncode(text, { dialect: "unreserved", space: "+" });
	return name === "" ? encoded : `${name}=${encoded}`;
}

function requestOf(gathered: Gathered): ReadRequest {
	const [url, second] = gathered.urls;
	if (url === undefined) return unreadable("the command has no URL");
	if (second !== undefined) {
		return unreadable(
			"the command has two URLs, or a word that should belong to an option stands alone; are all quotes in place?",
		);
	}
	const data = gathered.data.length === 0 ? undefined : Buffer.concat(gathered.data);
	const query = gathered.get ? data?.toString("latin1") : undefined;
	const target = curlTarget(url, { query, pathAsIs: gathered.pathAsIs });
	if (!target.ok) return unreadable(`the URL: ${target.problem}`);
	const hasBody = !gathered.get && data !== undefined;
	const body = gathered.get || data === undefined ? Buffer.alloc(0) : data;
	const usual = gathered.head ? "HEAD" : hasBody ? "POST" : "GET";
	const host = gathered.headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? target.host;
	return {
		ok: true,
		request: {
			method: gathered.method ?? usual,
			target: gathered.target ?? target.target,
			urlScheme: target.urlScheme,
			host,
			url: target.url,
			headers: headersOf(gathered, hasBody),
			body,
			notes: [...target.notes, ...(isFormByDefault(gathered, hasBody) ? [formByDefault] : [])],
		},
	};
}

const formByDefault =
	"curl adds Content-Type: application/x-www-form-urlencoded to a body, unless the command has a Content-Type of its own.";

function isFormByDefault({ headers, suppressed, defaults }: Gathered, hasBody: boolean): boolean {
	const given = [...suppressed, ...headers.map(([name]) => name.toLowerCase())];
	return hasBody && !defaults.has("Content-Type") && !given.includes("content-type");
}

/** The headers given, and those that curl adds unless one of the name is given or suppressed. */
function headersOf({ headers, suppressed, defaults }: Gathered, hasBody: boolean): readonly HeaderPair[] {
	const own = new Map([
		["User-Agent", "curl"],
		["Accept", "*/*"],
		...(hasBody ? [["Content-Type", "application/x-www-form-urlencoded"] as const] : []),
		...defaults,
	]);
	const named = new Set([...suppressed, ...headers.map(([name]) => name.toLowerCase())]);
	return [
		...headers.filter(([name]) => name.toLowerCase() !== "host"),
		...[...own].filter(([name]) => !named.has(name.toLowerCase())),
	];
}
