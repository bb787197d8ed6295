import { Buffer } from "node:buffer";
import { z } from "zod";
import type { HeaderPair } from "../../client/probe.ts";
import { toWire } from "../wire-text.ts";
import { type ReadRequest, unreadable } from "./sent-request.ts";

/** What is read of an entry's request (HAR 1.2). */
const HarRequest = z.object({
	method: z.string().min(1),
	url: z.string().regex(/^https?:\/\/[^/?#]/i),
	headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
	postData: z
		.object({ text: z.string().optional(), encoding: z.string().optional(), params: z.array(z.unknown()).optional() })
		.optional(),
});

const Har = z.object({ log: z.object({ entries: z.array(z.object({ request: z.unknown() })) }) });
const Entry = z.object({ request: z.unknown() });

/** Reads a request out of an HTTP archive, of an entry by itself, or of a request by itself; `number` counts from 1. */
export function readHar(text: string, number: number | undefined): ReadRequest {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return unreadable("the archive is not JSON");
	}
	const entries = entriesOf(json);
	const chosen = number === undefined && entries.length > 1 ? theSigned(entries) : (number ?? 1);
	if (chosen === undefined) {
		return unreadable(`the archive has ${entries.length} entries: say which with --entry, from 1 on`);
	}
	const entry = entries[chosen - 1];
	if (entry === undefined) return unreadable(`the archive has ${entries.length} entries and none number ${chosen}`);
	const parsed = HarRequest.safeParse(entry);
	if (!parsed.success) {
		const path = parsed.error.issues[0]?.path.join(".") ?? "";
		return unreadable(`entry ${chosen}: the request${path === "" ? "" : `'s ${path}`} is not as HAR 1.2 has it`);
	}
	return requestOf(parsed.data, chosen, number === undefined && entries.length > 1);
}

function entriesOf(json: unknown): readonly unknown[] {
	const archive = Har.safeParse(json);
	if (archive.success) return archive.data.log.entries.map(({ request }) => request);
	const entry = Entry.safeParse(json);
	return [entry.success && entry.data.request !== undefined ? entry.data.request : json];
}

/** The number of the only entry that is signed, if there is just one. */
function theSigned(entries: readonly unknown[]): number | undefined {
	const signed = entries.flatMap((entry, index) => {
		const request = HarRequest.safeParse(entry);
		const isSigned = request.success && request.data.headers.some(({ name }) => /^x-signature$/i.test(name));
		return isSigned ? [index + 1] : [];
	});
	return signed.length === 1 ? signed[0] : undefined;
}

function requestOf(request: z.infer<typeof HarRequest>, number: number, isChosenHere: boolean): ReadRequest {
	const url = toWire(request.url);
	const [, name = "", authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
	const [sent = ""] = rest.split("#");
	const body = bodyOf(request.postData);
	if (body === undefined) return unreadable(`entry ${number}: the body is not in the archive as text`);
	const notes = isChosenHere ? [`Entry ${number} is the one that is signed.`] : [];
	// Pseudo header fields of HTTP/2 say what method, URL and Host say already.
	const headers = request.headers
		.filter(({ name: own }) => !own.startsWith(":"))
		.map(({ name: own, value }): HeaderPair => [own, toWire(value)]);
	return {
		ok: true,
		request: {
			method: request.method,
			target: sent.startsWith("/") ? sent : `/${sent}`,
			urlScheme: name.toLowerCase() === "http" ? "http" : "https",
			host: headers.find(([own]) => own.toLowerCase() === "host")?.[1] ?? authority,
			url,
			headers: headers.filter(([own]) => own.toLowerCase() !== "host"),
			body,
			notes,
		},
	};
}

/** Undefined where the archive does not tell the bytes. */
function bodyOf(postData: z.infer<typeof HarRequest>["postData"]): Buffer | undefined {
	if (postData === undefined) return Buffer.alloc(0);
	const { text, encoding, params = [] } = postData;
	if (text === undefined || text === "") return params.length === 0 ? Buffer.alloc(0) : undefined;
	return Buffer.from(text, encoding === "base64" ? "base64" : "utf8");
}
