import type { ReadRequest, SentRequest } from "../diagnosis/index.ts";
import { readCurl, readHar, readRawHttp, toWire } from "../diagnosis/index.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { parseHeaderFlags, readBodyFlag } from "./request-flags.ts";
import { UsageError } from "./usage-error.ts";

/** The forms in which a request is given; just one of them. */
export interface SentInputOptions {
	/** METHOD and URL, with `-H` and `-d`. */
	method?: string;
	url?: string;
	header?: readonly string[];
	data?: string;
	/** A curl command, `-` for standard input, or `@FILE`. */
	curl?: string;
	/** A file, or `-`. */
	raw?: string;
	har?: string;
	entry?: number;
}

/** Reads the request in whichever form it was given. Throws a `UsageError` of one sentence that names the place. */
export async function readSentRequest(options: SentInputOptions, source: InputSource): Promise<SentRequest> {
	const { method, curl, raw, har } = options;
	const given = [method, curl, raw, har].filter((form) => form !== undefined);
	if (given.length !== 1) {
		throw new UsageError(
			`Give the request in one form: METHOD URL with -H and -d, --curl, --raw or --har${given.length === 0 ? "" : ", and not several"}.`,
		);
	}
	const isByFlags = method !== undefined;
	if (!isByFlags && (options.header !== undefined || options.data !== undefined)) {
		throw new UsageError("-H and -d belong to METHOD URL; the other forms bring headers and body with them.");
	}
	if (options.entry !== undefined && har === undefined) throw new UsageError("--entry belongs to --har.");
	if (curl !== undefined) return accepted(await readCurl(await curlText(curl, source), fileReader(source)), "--curl");
	if (raw !== undefined) return accepted(readRawHttp(await readInput(raw, source)), "--raw");
	if (har !== undefined) {
		const text = (await readInput(har, source)).toString("utf8");
		return accepted(readHar(text.replace(/^\ufeff/, ""), options.entry), "--har");
	}
	return byFlags(options, source);
}

function accepted(read: ReadRequest, option: string): SentRequest {
	if (read.ok) return read.request;
	throw new UsageError(`${option}: ${read.problem}.`);
}

async function curlText(curl: string, source: InputSource): Promise<string> {
	if (curl === "-" || curl.startsWith("@")) {
		return (await readInput(curl === "-" ? "-" : curl.slice(1), source)).toString("latin1");
	}
	return toWire(curl);
}

/** Files that a curl command names; standard input is the command's own. */
function fileReader(source: InputSource): (name: string) => Promise<Buffer | undefined> {
	return async (name) => {
		if (name === "-") return undefined;
		try {
			return await readInput(name, source);
		} catch (error) {
			if (error instanceof UsageError) return undefined;
			throw error;
		}
	};
}

async function byFlags(
	{ method = "", url = "", header = [], data }: SentInputOptions,
	source: InputSource,
): Promise<SentRequest> {
	const wire = toWire(url);
	const [, name, authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(wire) ?? [];
	if (name === undefined || authority === "")
		throw new UsageError("URL: it must begin with https:// or http:// and a host.");
	const headers = parseHeaderFlags(header);
	const host = headers.find(([own]) => own.toLowerCase() === "host")?.[1] ?? authority;
	const [sent = "", ...fragment] = rest.split("#");
	return {
		method,
		target: sent.startsWith("/") ? sent : `/${sent}`,
		urlScheme: name.toLowerCase() === "http" ? "http" : "https",
		host,
		url: wire,
		headers: headers.filter(([own]) => own.toLowerCase() !== "host"),
		body: await readBodyFlag(data, source),
		notes: fragment.length === 0 ? [] : ["The fragment, # and what follows, is never sent."],
	};
}
